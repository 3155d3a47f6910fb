create table kb_article (
    id varchar(64) primary key,
    version integer not null,
    title varchar(200) not null,
    problem varchar(4000) not null,
    steps varchar(8000) not null,
    solution varchar(4000) not null,
    keywords varchar(1000) not null,
    -- DRAFT, PUBLISHED or WITHDRAWN; only published ones are found
    state varchar(20) not null,
    language varchar(8) not null,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null
);
create index kb_article_by_state on kb_article (state, id);

-- READ: somebody opened it. SOLVED: it made a ticket unnecessary.
create table kb_usage (
    id varchar(36) primary key,
    article_id varchar(64) not null references kb_article (id),
    at timestamp with time zone not null,
    used_for varchar(10) not null,
    ticket_key varchar(40)
);
create index kb_usage_by_article on kb_usage (article_id, used_for, at);
