-- Who stands in for whom, and from when until when.
create table deputy (
    id varchar(36) primary key,
    person_id varchar(64) not null references person (id),
    deputy_id varchar(64) not null references person (id),
    starts_at timestamp with time zone not null,
    ends_at timestamp with time zone not null,
    named_by varchar(64) not null,
    named_at timestamp with time zone not null,
    constraint deputy_other check (person_id <> deputy_id)
);
create index deputy_of on deputy (person_id, ends_at);
create index deputy_for on deputy (deputy_id, ends_at);
