-- Who sits on the governance board, for which area; without those who must be present nothing is decided.
create table board_seat (
    area varchar(40) not null primary key,
    name varchar(120) not null,
    person varchar(64) not null,
    must_be_present boolean not null,
    version bigint not null
);

-- What each seat wants about a point of the agenda; the last word until the point is decided counts.
create table board_vote (
    session varchar(64) not null,
    topic varchar(64) not null,
    area varchar(40) not null references board_seat (area),
    person varchar(64) not null,
    verdict varchar(20) not null,
    remark varchar(2000),
    voted_at timestamp with time zone not null,
    primary key (session, topic, area)
);
