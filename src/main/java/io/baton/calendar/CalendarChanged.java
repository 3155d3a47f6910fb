package io.baton.calendar;

/** There is a new version of a calendar; published in the transaction that added it. */
public record CalendarChanged(String id, int version) {}
