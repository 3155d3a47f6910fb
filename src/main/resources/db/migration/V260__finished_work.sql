-- Work that was finished before tasks had an outcome of their own came to what its ticket came to. Without one a ticket
-- that is still open would be closed as if nothing had been done for it.
update fulfilment_task
set resolution_code = coalesce(
    (select t.resolution_code from ticket t where t.ticket_key = fulfilment_task.ticket_key), 'COMPLETED')
where state = 'CLOSED' and resolution_code is null;
