-- the instance of escalation.bpmn that climbs it
alter table escalation add column process_instance varchar(64);
-- who is asked to acknowledge at the moment, and until when; what a second ladder of the ticket need not ask again
alter table escalation add column asked varchar(2000);
alter table escalation add column asked_until timestamp with time zone;
-- the ladder that was acknowledged at the same time, which is asked for the cause
alter table escalation add column answered_with varchar(36);
