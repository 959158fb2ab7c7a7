-- Every configuration that served, with its files. What a file had in it is kept once, however many versions have it.

-- A piece of a file's content: gzip, cut so that no row is large. The hash is SHA-256 of the content.
create table config_contents (
    hash varchar not null,
    part integer not null,
    gzip bytea not null,
    primary key (hash, part)
);

create table config_files (
    version varchar not null,
    name varchar not null,
    position integer not null,
    hash varchar not null,
    primary key (version, name)
);

-- Each time a version began to serve. A version that was put back has several.
create table config_loads (
    id uuid primary key,
    version varchar not null,
    node varchar not null,
    loaded_at timestamp(6) with time zone not null,
    loaded_by varchar not null,
    note varchar not null
);
create index config_loads_by_time on config_loads (loaded_at);
