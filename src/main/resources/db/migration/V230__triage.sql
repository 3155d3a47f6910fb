-- hardware, software, access, network or service: what the requester reads as the label of the ticket
alter table ticket add column nature varchar(20);

-- Every time a person, not a table, said what a ticket is about.
create table ticket_reclassification (
    id varchar(36) primary key,
    ticket_key varchar(40) not null references ticket,
    at timestamp with time zone not null,
    decided_by varchar(64) not null,
    asked_by varchar(64),
    from_category varchar(64),
    from_subcategory varchar(64),
    from_nature varchar(20),
    to_category varchar(64) not null,
    to_subcategory varchar(64),
    to_nature varchar(20),
    reason varchar(2000) not null
);
create index ticket_reclassification_by_ticket on ticket_reclassification (ticket_key, at);
create index ticket_reclassification_by_age on ticket_reclassification (at);
