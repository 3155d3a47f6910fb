package io.baton.ticket.forecast;

import java.time.Instant;
import java.time.ZoneId;

/**
 * When the requester may expect the solution.
 *
 * @param because why then; a sentence that begins in lower case and follows "because"
 * @param isQueued whether more work than usual lies in front of it
 * @param zone where its working time is at home
 */
record Forecast(Instant at, String because, boolean isQueued, ZoneId zone) {}
