-- Pipelines that may ask the gate, what each of them may ask about, and by what they prove who they are. A pipeline acts as the
-- service account of the same id.
create table gate_pipeline (
    id         varchar(64)              not null primary key,
    name       varchar(200)             not null,
    addresses  varchar(1000)            not null,
    version    bigint                   not null,
    created_by varchar(64)              not null,
    created_at timestamp with time zone not null
);

create table gate_pipeline_scope (
    pipeline_id varchar(64) not null,
    service     varchar(64) not null,
    environment varchar(64) not null,
    verbs       varchar(60) not null,
    primary key (pipeline_id, service, environment),
    constraint fk_gate_scope_pipeline foreign key (pipeline_id) references gate_pipeline (id)
);

-- Which runs of a CI system are runs of the pipeline: by numeric id of the project, never by its name, which can change hands.
create table gate_pipeline_identity (
    pipeline_id varchar(64)  not null,
    number      integer      not null,
    issuer      varchar(64)  not null,
    project_id  varchar(64)  not null,
    environment varchar(64),
    workflow    varchar(500),
    primary key (pipeline_id, number),
    constraint fk_gate_identity_pipeline foreign key (pipeline_id) references gate_pipeline (id)
);

create index ix_gate_identity_project on gate_pipeline_identity (issuer, project_id);

-- Of a token only the hash is kept. Those of a session are bound to one run, which its identity provider vouched for.
create table gate_token (
    id           varchar(8)               not null primary key,
    pipeline_id  varchar(64)              not null,
    kind         varchar(10)              not null,
    secret_hash  varchar(64)              not null,
    addresses    varchar(1000)            not null,
    proof        varchar(4000),
    proof_id     varchar(300),
    created_by   varchar(64)              not null,
    created_at   timestamp with time zone not null,
    expires_at   timestamp with time zone not null,
    last_used_at timestamp with time zone,
    revoked_at   timestamp with time zone,
    revoked_by   varchar(64),
    constraint ck_gate_token_kind check (kind in ('API', 'SESSION')),
    constraint fk_gate_token_pipeline foreign key (pipeline_id) references gate_pipeline (id)
);

create unique index ux_gate_token_hash on gate_token (secret_hash);
create index ix_gate_token_pipeline on gate_token (pipeline_id, expires_at);
create index ix_gate_token_proof on gate_token (proof_id);
create index ix_gate_token_expires on gate_token (expires_at);
