-- Who is asked in the place of an approver who is away.
alter table approval_vote add column stand_in varchar(64);
create index approval_vote_stand_in on approval_vote (stand_in, state);

-- Work that was taken from somebody who is away; given back when that is over and nobody has begun it.
create table work_handed_on (
    absence_id varchar(36) not null references staff_absence (id),
    task_id varchar(64) not null,
    ticket_key varchar(40) not null references ticket (ticket_key),
    handed_to varchar(64),
    at timestamp with time zone not null,
    primary key (absence_id, task_id)
);
create index work_handed_on_ticket on work_handed_on (ticket_key);
