-- Where in its flow a call is, so that another engine can go on there; variables: a JSON object of texts, null when the flow set none.
alter table calls add column place varchar;
alter table calls add column variables varchar;
