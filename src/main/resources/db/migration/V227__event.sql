-- Alerts of monitoring systems, each stored once however often it is delivered.
create table alert (
    alert_id varchar(64) primary key,
    source varchar(64) not null,
    external_id varchar(200) not null,
    severity varchar(20) not null,
    ci_id varchar(64),
    summary varchar(1000) not null,
    tickets varchar(4000) not null,
    occurred_at timestamp with time zone not null,
    received_at timestamp with time zone not null,
    unique (source, external_id)
);
create index alert_by_ci on alert (ci_id, received_at);
create index alert_by_time on alert (received_at);
