-- Entries of the change calendar; begin and end are what the clock on the wall of their zone shows.
create table calendar_entry (
    id             varchar(64)   not null primary key,
    version        bigint        not null,
    kind           varchar(20)   not null,
    state          varchar(20)   not null,
    title          varchar(200)  not null,
    reason         varchar(2000) not null,
    owner          varchar(64)   not null,
    zone_id        varchar(60)   not null,
    starts_local   varchar(30)   not null,
    ends_local     varchar(30)   not null,
    rrule          varchar(300),
    exdates        varchar(4000),
    first_start    timestamp with time zone not null,
    last_end       timestamp with time zone,
    filled_until   timestamp with time zone,
    drafted_by     varchar(64)   not null,
    drafted_at     timestamp with time zone not null,
    changed_by     varchar(64)   not null,
    changed_at     timestamp with time zone not null,
    agreed_by      varchar(64),
    agreed_at      timestamp with time zone,
    ended_by       varchar(64),
    ended_at       timestamp with time zone,
    ended_because  varchar(2000),
    constraint ck_calendar_entry_two_people check (agreed_by is null or (agreed_by <> drafted_by and agreed_by <> changed_by))
);
create index ix_calendar_entry_end on calendar_entry (last_end, first_start);
create index ix_calendar_entry_filled on calendar_entry (filled_until);

-- Where an entry holds; what is null holds for any, a row of nothing but nulls for everything.
create table calendar_scope (
    entry_id    varchar(64) not null references calendar_entry (id),
    position    integer     not null,
    service     varchar(64),
    environment varchar(40),
    region      varchar(64),
    item        varchar(64),
    primary key (entry_id, position)
);

-- What is planned: changes and the work of tickets.
create table calendar_plan (
    plan_key    varchar(64)  not null primary key,
    title       varchar(200) not null,
    service     varchar(64),
    environment varchar(40),
    person      varchar(64),
    starts_at   timestamp with time zone not null,
    ends_at     timestamp with time zone not null
);
create index ix_calendar_plan_end on calendar_plan (ends_at, starts_at);

create table calendar_plan_item (
    plan_key varchar(64) not null references calendar_plan (plan_key) on delete cascade,
    item     varchar(64) not null,
    primary key (plan_key, item)
);

-- Where an item stands, for freezes of a region.
update cmdb_class
   set attributes = substring(attributes from 1 for char_length(attributes) - 1)
           || ',{"name":"region","label":"Region","type":"TEXT","required":false,"choices":[]}]'
 where id = 'item' and attributes like '[{%' and attributes not like '%"name":"region"%';
