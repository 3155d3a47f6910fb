-- Problems that repeated causes of escalations led to: one open problem for each cause and team.
create table escalation_problem (
    ticket_key varchar(40) primary key references ticket,
    cause varchar(20) not null,
    team varchar(64) not null,
    -- cause and team while the problem is open, null once it is over
    open_key varchar(90),
    opened_at timestamp with time zone not null,
    constraint escalation_problem_once unique (open_key)
);
