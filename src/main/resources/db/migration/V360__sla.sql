-- The clocks that follow an older version of a calendar, without a look at all those that follow the newest.
drop index sla_clock_by_calendar;
create index sla_clock_by_calendar on sla_clock (calendar_id, ended_at, calendar_version, id);
