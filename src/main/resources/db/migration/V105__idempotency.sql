-- One row per request that carried an Idempotency-Key; written in the transaction of the request itself.
create table idempotent_request (
    id varchar(64) not null primary key,
    principal varchar(128) not null,
    method varchar(10) not null,
    path varchar(400) not null,
    fingerprint varchar(64) not null,
    status integer,
    headers varchar(4000),
    body varchar(1000000),
    created_at timestamp with time zone not null
);
create index idempotent_request_age on idempotent_request (created_at);
