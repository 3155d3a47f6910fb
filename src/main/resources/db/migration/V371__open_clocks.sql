-- Open clocks in the order of their tickets, to walk through them page by page.
create index sla_clock_open on sla_clock (ended_at, ticket_key);
