-- People who may cast a vote as well because whoever is asked does not answer; it stays one vote.
create table approval_helper (
    vote_id varchar(36) not null references approval_vote,
    person varchar(64) not null,
    part varchar(20) not null,
    added_at timestamp with time zone not null,
    constraint approval_helper_key primary key (vote_id, person)
);
create index approval_helper_by_person on approval_helper (person);
