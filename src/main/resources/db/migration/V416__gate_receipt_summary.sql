-- Summaries of receipts for verifiers that know nothing of changes; as they were handed out.
create table gate_receipt_summary (
    grant_id  varchar(36)              not null primary key,
    kid       varchar(64)              not null,
    payload   varchar(1000000)         not null,
    signature varchar(200)             not null,
    issued_at timestamp with time zone not null
);
