-- Each time a ticket went from one team to another, and the rule of routing.dmn that had sent it to the first of them.
create table group_change (
    id bigint generated always as identity primary key,
    ticket_key varchar(40) not null references ticket (ticket_key),
    at timestamp with time zone not null,
    from_group varchar(64) not null,
    to_group varchar(64) not null,
    rule_id varchar(255)
);

create index group_change_by_time on group_change (at);
create index group_change_by_ticket on group_change (ticket_key);

-- reports look at all steps of a kind, and at all answers of a table, in a period
create index ticket_task_by_node on ticket_task (node_id, created_at);
create index ticket_decision_by_table on ticket_decision (decision, at);
