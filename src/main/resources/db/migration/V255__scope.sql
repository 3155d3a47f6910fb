-- What a ticket is to deliver: the scope as asked and every revision, never overwritten.
create table scope_version (
    ticket_key varchar(40) not null references ticket (ticket_key),
    version integer not null,
    scope varchar(4000) not null,
    limits varchar(2000) not null,
    reason varchar(2000) not null,
    author varchar(64) not null,
    created_at timestamp with time zone not null,
    answer varchar(20) not null,
    answer_reason varchar(2000),
    answered_by varchar(64),
    answered_at timestamp with time zone,
    primary key (ticket_key, version)
);
