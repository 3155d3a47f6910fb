-- What somebody can do, how much at once, and when; who has no row here is there at any hour and has no cap.
create table staff (
    person_id varchar(64) primary key references person (id),
    work_cap integer,
    zone varchar(60),
    calendar varchar(80),
    version bigint not null,
    constraint staff_work_cap check (work_cap between 1 and 1000)
);
create table staff_skill (
    person_id varchar(64) not null references person (id),
    skill varchar(40) not null,
    primary key (person_id, skill)
);
create index staff_skill_holders on staff_skill (skill);

-- When somebody works in a week; a slot that ends before it begins goes on into the next day.
create table staff_slot (
    person_id varchar(64) not null references person (id),
    weekday integer not null,
    starts_at varchar(5) not null,
    ends_at varchar(5) not null,
    primary key (person_id, weekday, starts_at),
    constraint staff_slot_weekday check (weekday between 1 and 7)
);

-- When somebody is away. PLANNED until it begins, ACTIVE until it is over.
create table staff_absence (
    id varchar(36) primary key,
    person_id varchar(64) not null references person (id),
    starts_at timestamp with time zone not null,
    ends_at timestamp with time zone not null,
    reason varchar(200) not null,
    deputy_id varchar(64) references person (id),
    deputy_entry varchar(36) references deputy (id),
    state varchar(10) not null,
    entered_by varchar(64) not null,
    entered_at timestamp with time zone not null,
    constraint staff_absence_state check (state in ('PLANNED', 'ACTIVE', 'OVER')),
    constraint staff_absence_period check (starts_at <= ends_at)
);
create index staff_absence_of on staff_absence (person_id, ends_at);
create index staff_absence_begins on staff_absence (state, starts_at);
create index staff_absence_ends on staff_absence (state, ends_at);
create index staff_absence_deputy on staff_absence (deputy_id, ends_at);

-- Who is on call: one rota per team, with its layers as JSON.
create table on_call_rota (
    team_id varchar(64) primary key references team (id),
    definition varchar(1000000) not null,
    version bigint not null,
    changed_by varchar(64) not null,
    changed_at timestamp with time zone not null
);

-- Single shifts that go before every layer.
create table on_call_override (
    id varchar(36) primary key,
    team_id varchar(64) not null references team (id),
    person_id varchar(64) not null references person (id),
    starts_at timestamp with time zone not null,
    ends_at timestamp with time zone not null,
    note varchar(200),
    made_by varchar(64) not null,
    made_at timestamp with time zone not null,
    constraint on_call_override_period check (starts_at < ends_at)
);
create index on_call_override_of on on_call_override (team_id, ends_at);

-- Somebody asks to be relieved for a time; whoever accepts gets an override.
create table on_call_swap (
    id varchar(36) primary key,
    team_id varchar(64) not null references team (id),
    asked_by varchar(64) not null references person (id),
    asked_of varchar(64) references person (id),
    starts_at timestamp with time zone not null,
    ends_at timestamp with time zone not null,
    note varchar(200),
    state varchar(10) not null,
    accepted_by varchar(64),
    override_id varchar(36) references on_call_override (id),
    asked_at timestamp with time zone not null,
    constraint on_call_swap_state check (state in ('OPEN', 'ACCEPTED', 'WITHDRAWN'))
);
create index on_call_swap_of on on_call_swap (team_id, state, ends_at);
