-- The talks of a call, one after the other: after a transfer there are several. party: the agent, or a number or phone outside of the queues.
create table call_legs (
    call_id uuid not null references calls (id),
    leg integer not null,
    party varchar not null,
    is_agent boolean not null,
    began_at timestamp(6) with time zone not null,
    ended_at timestamp(6) with time zone not null,
    primary key (call_id, leg)
);
create index call_legs_by_party on call_legs (party, began_at);
-- The talk in progress: since when, and with which number or phone when that is of no agent of a queue.
alter table calls add column talk_since timestamp(6) with time zone;
alter table calls add column outside varchar;
