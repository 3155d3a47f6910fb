-- The page of a service counts its tickets and lists those that are open.
create index ticket_by_service on ticket (service, state, created_at);
