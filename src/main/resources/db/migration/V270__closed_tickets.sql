-- Searches through solved tickets look at the newest closed ones first.
create index ticket_by_closing on ticket (state, closed_at);
