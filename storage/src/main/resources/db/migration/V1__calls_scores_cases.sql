-- Written once for H2 and PostgreSQL. Text has no length limit: what a caller's phone sends must never be the reason to lose a call.

create table calls (
    id uuid primary key,
    node varchar not null,
    channel varchar not null,
    unique_id varchar not null,
    line varchar not null,
    dnis varchar not null,
    ani varchar,
    caller_name varchar,
    customer varchar,
    vip boolean not null,
    language varchar not null,
    config_version varchar not null,
    arrived_at timestamp(6) with time zone not null,
    topic varchar,
    menu_path varchar not null,
    queue varchar,
    queued_at timestamp(6) with time zone,
    offers integer not null,
    offered_to varchar,
    agent varchar,
    connected_at timestamp(6) with time zone,
    talk_ended_at timestamp(6) with time zone,
    talk_ended_by varchar,
    survey varchar not null,
    case_id uuid,
    ended_at timestamp(6) with time zone,
    ended_by varchar
);
create index calls_by_arrival on calls (arrived_at);
create index calls_open on calls (ended_at, node);

-- The facts, as they happened: calls is what they add up to and can be made again from them.
create table call_events (
    call_id uuid not null references calls (id),
    seq integer not null,
    happened_at timestamp(6) with time zone not null,
    type varchar not null,
    detail varchar not null,
    primary key (call_id, seq)
);

-- All that a quality manager groups by is in the row itself, as it was at the time of the answer.
create table scores (
    call_id uuid not null references calls (id),
    question varchar not null,
    score integer not null,
    answered_at timestamp(6) with time zone not null,
    line varchar not null,
    customer varchar,
    agent varchar,
    menu_path varchar not null,
    topic varchar,
    queue varchar,
    vip boolean not null,
    language varchar not null,
    config_version varchar not null,
    primary key (call_id, question)
);
create index scores_by_time on scores (answered_at);

-- open_key: who is to be called back, and why; null when the case is closed, or when nobody knows whom to call.
create table cases (
    id uuid primary key,
    revision integer not null,
    reason varchar not null,
    status varchar not null,
    call_id uuid not null references calls (id),
    line varchar not null,
    customer varchar,
    number varchar,
    vip boolean not null,
    language varchar not null,
    topic varchar,
    queue varchar,
    opened_at timestamp(6) with time zone not null,
    due_at timestamp(6) with time zone not null,
    attempts integer not null,
    busy integer not null,
    not_answered integer not null,
    agent varchar,
    closed_at timestamp(6) with time zone,
    open_key varchar unique
);
create index cases_by_due on cases (status, due_at);
create index cases_by_opening on cases (opened_at);

-- Every call that made the customer unhappy, the one that opened the case included.
create table case_calls (
    case_id uuid not null references cases (id),
    call_id uuid not null references calls (id),
    linked_at timestamp(6) with time zone not null,
    primary key (case_id, call_id)
);

create table case_attempts (
    case_id uuid not null references cases (id),
    attempt integer not null,
    started_at timestamp(6) with time zone not null,
    ended_at timestamp(6) with time zone not null,
    agent varchar not null,
    result varchar not null,
    talk_seconds integer not null,
    outcome varchar,
    primary key (case_id, attempt)
);
