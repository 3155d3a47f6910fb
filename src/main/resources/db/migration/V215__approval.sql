-- One attempt to have something approved; an edit of what is approved voids it and begins the next one.
create table approval_round (
    id varchar(36) primary key,
    ticket_key varchar(40) not null references ticket,
    round_number integer not null,
    state varchar(20) not null,
    content varchar(1000000) not null,
    content_hash varchar(64) not null,
    cost_cents bigint,
    attestation_required boolean not null,
    attestation_state varchar(20),
    attestation_id varchar(200),
    opened_at timestamp with time zone not null,
    closed_at timestamp with time zone,
    constraint approval_round_number unique (ticket_key, round_number)
);

-- One row of the plan: a group of people, of whom so many have to agree.
create table approval_level (
    id varchar(36) primary key,
    round_id varchar(36) not null references approval_round,
    position integer not null,
    level_number integer not null,
    group_name varchar(200) not null,
    kind varchar(30) not null,
    who varchar(200),
    named varchar(1000),
    quorum varchar(20) not null,
    needed integer,
    time_limit varchar(40),
    rule_id varchar(120),
    rule_reason varchar(1000),
    state varchar(20) not null,
    constraint approval_level_place unique (round_id, position)
);

create table approval_vote (
    id varchar(36) primary key,
    level_id varchar(36) not null references approval_level,
    ticket_key varchar(40) not null references ticket,
    position integer not null,
    approver varchar(64) not null,
    state varchar(20) not null,
    decided_by varchar(64),
    reason varchar(2000),
    content_hash varchar(64),
    task_id varchar(64),
    asked_at timestamp with time zone not null,
    due_at timestamp with time zone,
    decided_at timestamp with time zone,
    constraint approval_vote_once unique (level_id, approver)
);
create index approval_vote_by_ticket on approval_vote (ticket_key);
create index approval_vote_by_task on approval_vote (task_id);
create index approval_vote_waiting on approval_vote (approver, state);

-- Whoever changed what was asked for does not approve it.
create table approval_editor (
    ticket_key varchar(40) not null references ticket,
    person varchar(64) not null,
    at timestamp with time zone not null,
    primary key (ticket_key, person)
);

-- What was decided before there were levels: one round, one level and one vote each.
insert into approval_round (id, ticket_key, round_number, state, content, content_hash, attestation_required, opened_at, closed_at)
select id, ticket_key, cast(row_number() over (partition by ticket_key order by at, id) as integer),
    case when approved then 'APPROVED' else 'DECLINED' end, '{}', '', false, at, at
from ticket_approval;
insert into approval_level (id, round_id, position, level_number, group_name, kind, quorum, needed, state)
select id, id, 0, 1, task_name, 'TASK', '1', 1, case when approved then 'APPROVED' else 'DECLINED' end
from ticket_approval;
insert into approval_vote (id, level_id, ticket_key, position, approver, state, decided_by, reason, task_id, asked_at, decided_at)
select id, id, ticket_key, 0, approver, case when approved then 'APPROVED' else 'DECLINED' end, approver, reason, task_id, at, at
from ticket_approval;
drop table ticket_approval;
