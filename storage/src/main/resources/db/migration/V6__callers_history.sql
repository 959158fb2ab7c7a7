-- What earlier calls and cases tell of a caller: looked up whenever somebody begins to wait.
create index calls_by_number on calls (ani, arrived_at);
create index calls_by_customer on calls (customer, arrived_at);
create index cases_by_number on cases (number, opened_at);
create index cases_by_customer on cases (customer, opened_at);
