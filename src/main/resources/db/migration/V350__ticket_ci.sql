-- Further configuration items that a ticket is about, beside the one it was opened for.
create table ticket_ci (
    ticket_key varchar(40) not null references ticket (ticket_key),
    ci_id varchar(64) not null,
    named_by varchar(64) not null,
    named_at timestamp with time zone not null,
    primary key (ticket_key, ci_id)
);

create index ticket_ci_by_item on ticket_ci (ci_id);
