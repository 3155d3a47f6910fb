-- A review of one kind about one period; the ticket carries its state.
create table review_campaign (
    ticket_key varchar(40) primary key references ticket,
    review_type varchar(64) not null,
    period varchar(10) not null,
    from_at timestamp with time zone not null,
    to_at timestamp with time zone not null,
    -- whose review it is; null when it was begun by schedule and any process owner signs it off
    owner varchar(64),
    -- samples are drawn with it, so that anybody can draw them again
    seed varchar(64) not null,
    due_at timestamp with time zone not null,
    started_at timestamp with time zone not null,
    gathered_at timestamp with time zone,
    signed_by varchar(64),
    signed_at timestamp with time zone,
    sign_off_note varchar(2000),
    constraint review_campaign_once unique (review_type, period)
);
create index review_campaign_by_start on review_campaign (started_at);

create table review_item (
    id varchar(36) primary key,
    ticket_key varchar(40) not null references review_campaign,
    position integer not null,
    kind varchar(20) not null,
    title varchar(255) not null,
    evidence varchar(4000) not null,
    subjects varchar(4000) not null,
    blind boolean not null,
    facts varchar(100000) not null,
    verdict varchar(64),
    team varchar(64),
    reason varchar(2000),
    reviewer varchar(64),
    judged_at timestamp with time zone,
    -- the open task in which it is asked
    task_id varchar(64),
    -- the ticket that the verdict led to
    led_to varchar(40),
    constraint review_item_place unique (ticket_key, position)
);
