-- Work offered by one team to another, with what was agreed on, and the answer.
create table hand_over (
    id varchar(36) primary key,
    ticket_key varchar(40) not null references ticket (ticket_key),
    from_group varchar(64) not null,
    to_group varchar(64) not null,
    handed_by varchar(64) not null,
    what varchar(2000) not null,
    evidence varchar(2000) not null,
    until_at timestamp with time zone not null,
    state varchar(20) not null,
    reason varchar(2000),
    answered_by varchar(64),
    created_at timestamp with time zone not null,
    answered_at timestamp with time zone
);

create index hand_over_by_ticket on hand_over (ticket_key, state);
