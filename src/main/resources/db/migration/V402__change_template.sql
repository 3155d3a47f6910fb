-- Standard changes: what is done often and well in the same way, agreed to once.
create table change_template (
    id                  varchar(64)              not null primary key,
    title               varchar(200)             not null,
    service             varchar(64)              not null,
    environment         varchar(40)              not null,
    reason              varchar(4000)            not null,
    outage_minutes      integer                  not null,
    affected_users      integer                  not null,
    implementation_plan varchar(20000)           not null,
    rollback_plan       varchar(20000)           not null,
    backout_test        varchar(20000)           not null,
    state               varchar(10)              not null,
    because             varchar(2000)            not null,
    proposed_by         varchar(64)              not null,
    agreed_by           varchar(64),
    changed_at          timestamp with time zone not null,
    -- nobody agrees to his own proposal, whichever way it comes
    constraint change_template_two_people check (agreed_by is null or agreed_by <> proposed_by),
    constraint change_template_agreed check (state <> 'ACTIVE' or agreed_by is not null)
);
