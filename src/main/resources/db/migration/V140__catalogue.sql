create table catalogue_item (
    id varchar(64) not null primary key,
    version integer not null,
    retired boolean not null,
    -- SHIPPED follows the product's own definition; EDITED belongs to a process owner and is left alone
    origin varchar(10) not null,
    shipped_hash varchar(64),
    definition varchar(1000000) not null,
    updated_at timestamp with time zone not null,
    updated_by varchar(64) not null
);

create table catalogue_item_version (
    item_id varchar(64) not null references catalogue_item (id),
    version integer not null,
    retired boolean not null,
    definition varchar(1000000) not null,
    created_at timestamp with time zone not null,
    created_by varchar(64) not null,
    primary key (item_id, version)
);

-- What was handed in lately, so that the same request sent twice opens one ticket.
create table recent_request (
    fingerprint varchar(64) not null primary key,
    ticket_key varchar(32),
    created_at timestamp with time zone not null
);
create index recent_request_age on recent_request (created_at);
