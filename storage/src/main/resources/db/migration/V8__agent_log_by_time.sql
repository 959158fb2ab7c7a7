-- What agents changed at another engine since this one looked last.
create index agent_log_by_time on agent_log (changed_at);
