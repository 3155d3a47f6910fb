create table person (
    id varchar(64) primary key,
    kind varchar(10) not null,
    name varchar(200) not null,
    email varchar(254) not null,
    enabled boolean not null,
    vip boolean not null,
    tier integer not null,
    manager_id varchar(64) references person (id),
    place varchar(200),
    password_hash varchar(200),
    password_set_at timestamp with time zone,
    created_at timestamp with time zone not null,
    version bigint not null,
    constraint person_kind check (kind in ('PERSON', 'SERVICE')),
    constraint person_tier check (tier between 0 and 3)
);
create index person_manager on person (manager_id);

create table team (
    id varchar(64) primary key,
    name varchar(200) not null,
    lead_id varchar(64) references person (id)
);
create index team_lead on team (lead_id);

create table team_membership (
    person_id varchar(64) not null references person (id),
    team_id varchar(64) not null references team (id),
    primary key (person_id, team_id)
);
create index team_membership_team on team_membership (team_id);

create table role_grant (
    person_id varchar(64) not null references person (id),
    role varchar(64) not null,
    granted_by varchar(64) not null,
    granted_at timestamp with time zone not null,
    primary key (person_id, role)
);
create index role_grant_role on role_grant (role);

create table access_token (
    id varchar(40) primary key,
    person_id varchar(64) not null references person (id),
    name varchar(100) not null,
    secret_hash varchar(64) not null,
    scopes varchar(2000) not null,
    created_by varchar(64) not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    last_used_at timestamp with time zone,
    revoked_by varchar(64),
    revoked_at timestamp with time zone
);
create index access_token_person on access_token (person_id);
