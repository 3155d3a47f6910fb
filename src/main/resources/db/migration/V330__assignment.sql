-- What whoever works on a ticket should know, and how critical the service behind it is, as triage found out.
create table assignment_need (
    ticket_key varchar(40) primary key references ticket,
    skills varchar(255) not null,
    service_tier integer
);

-- Whoever chooses for a team, or from among people, holds these rows until the choice is made.
create table assignment_lock (
    name varchar(80) primary key
);

-- How much each person of a team has come short of an equal share so far; the one with most is next.
create table assignment_turn (
    team varchar(64) not null,
    person_id varchar(64) not null,
    credit bigint not null,
    primary key (team, person_id)
);

-- How much of what is most urgent a team works on.
create index ticket_task_by_group on ticket_task (task_groups, state);

-- Who was looked at for the work, and why each of them was chosen or was not.
alter table ticket_decision add outcome varchar(1000);
alter table ticket_decision add candidates varchar(1000000);
