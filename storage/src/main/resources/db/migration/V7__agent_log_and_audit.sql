-- Each change of whether an agent takes calls: the last one holds, also after the engine was started anew.
create table agent_log (
    id uuid primary key,
    agent varchar not null,
    changed_at timestamp(6) with time zone not null,
    what varchar not null,
    reason varchar,
    changed_by varchar not null
);
create index agent_log_by_agent on agent_log (agent, changed_at);

-- What people did to calls and agents: written before it is done, and once more when its outcome is known.
create table audit (
    id uuid primary key,
    happened_at timestamp(6) with time zone not null,
    who varchar not null,
    what varchar not null,
    target varchar not null,
    detail varchar not null,
    outcome varchar not null
);
create index audit_by_time on audit (happened_at);
