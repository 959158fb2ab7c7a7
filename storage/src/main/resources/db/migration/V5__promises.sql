-- What a caller was first told of his wait, and whether it came true; null while that is not known, and when he was told nothing.
alter table calls add column promised_at timestamp(6) with time zone;
alter table calls add column promised_from_ms bigint;
alter table calls add column promised_to_ms bigint;
alter table calls add column promise_kept boolean;
