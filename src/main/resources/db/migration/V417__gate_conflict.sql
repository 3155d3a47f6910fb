-- What the work under a change touches: its own items (0 hops) and what is within three hops of them; kept while it is open.
create table gate_reach (
    change_key varchar(40) not null,
    item       varchar(64) not null,
    hops       integer     not null,
    primary key (change_key, item)
);
create index ix_gate_reach_item on gate_reach (item, hops, change_key);

-- Locked by whoever is let through, so that two of them who must not run at once see each other.
create table gate_lane (
    environment varchar(40) not null,
    item        varchar(64) not null,
    primary key (environment, item)
);

-- the list of revocations, and grants that run out
create index ix_gate_grant_state on gate_grant (state, expires_at);
