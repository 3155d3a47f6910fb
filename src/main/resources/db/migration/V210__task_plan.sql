-- Tasks of a plan wait for each other, have a target of their own, and know what becomes of them when the ticket ends early.
alter table fulfilment_task add column plan_id varchar(64);
alter table fulfilment_task add column depends_on varchar(1000);
alter table fulfilment_task add column parent_close_policy varchar(20) default 'FORCE_CLOSE' not null;
alter table fulfilment_task add column undo varchar(20) default 'NONE' not null;
alter table fulfilment_task add column target_hours integer;
alter table fulfilment_task add column ready_at timestamp with time zone;
alter table fulfilment_task add column due_at timestamp with time zone;

-- What the work of a task came to; the ticket's outcome is made of these.
alter table fulfilment_task add column resolution_code varchar(20);
alter table fulfilment_task add column resolution_note varchar(2000);
alter table fulfilment_task add column justification varchar(2000);
alter table fulfilment_task add column ended_because varchar(2000);
alter table fulfilment_task add column asset_tag varchar(64);
alter table fulfilment_task add column undone_at timestamp with time zone;
