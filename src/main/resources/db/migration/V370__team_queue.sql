-- The queue in front of a ticket: what a team has open, and what it ended lately.
create index ticket_by_group_closing on ticket (assigned_group, closed_at);
