-- Business calendars. Rows are only ever added: deadlines that were promised name the version they follow.
create table business_calendar (
    calendar_id varchar(64) not null,
    version integer not null,
    definition varchar(1000000) not null,
    -- SHIPPED with the product or EDITED by a process owner
    origin varchar(10) not null,
    shipped_hash varchar(64),
    created_at timestamp with time zone not null,
    created_by varchar(64) not null,
    primary key (calendar_id, version)
);
