-- Temporary templates for asks that are in no catalogue, and which tickets used them.
create table ad_hoc_template (
    id varchar(120) primary key,
    subject varchar(200) not null,
    title varchar(255) not null,
    steps varchar(2000) not null,
    team varchar(64) not null,
    expires_on date not null,
    use_limit integer not null,
    uses integer not null,
    created_by varchar(64) not null,
    created_at timestamp with time zone not null
);

create table ad_hoc_use (
    template_id varchar(120) not null references ad_hoc_template (id),
    ticket_key varchar(40) not null references ticket (ticket_key),
    used_at timestamp with time zone not null,
    primary key (template_id, ticket_key)
);

create index ix_ad_hoc_use_ticket on ad_hoc_use (ticket_key);
