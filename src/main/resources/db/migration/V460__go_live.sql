-- What kind of thing a change is about, and which change put models live.
alter table change_record add column category varchar(20) default 'TECHNICAL' not null;

create table model_go_live (
    deployment_id varchar(64)              not null primary key,
    change_key    varchar(32)              not null references change_record (ticket_key),
    grant_id      varchar(64),
    deployed_by   varchar(64)              not null,
    deployed_at   timestamp with time zone not null
);

create index ix_model_go_live on model_go_live (change_key, deployed_at);

-- the changes of models that a file may belong to
create index ix_change_category on change_record (category, state);

-- what the board asks for: reviews that are due and not signed off
create index ix_review_campaign_due on review_campaign (due_at);
