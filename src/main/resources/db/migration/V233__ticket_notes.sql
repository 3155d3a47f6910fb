-- Notes of finished work are looked through by their kind.
create index ticket_timeline_by_kind on ticket_timeline (kind, position);
