-- The talks of a try to call back, one after the other: that of the agent who called, and those after he handed the customer over.
-- kind: FIRST, BLIND or ATTENDED. party: the agent, or the number outside. A customer has one talk at a time.
create table case_attempt_legs (
    case_id uuid not null references cases (id),
    attempt integer not null,
    kind varchar not null,
    party varchar not null,
    is_agent boolean not null,
    began_at timestamp(6) with time zone not null,
    ended_at timestamp(6) with time zone not null,
    primary key (case_id, attempt, began_at)
);
create index case_attempt_legs_by_party on case_attempt_legs (party, began_at);
