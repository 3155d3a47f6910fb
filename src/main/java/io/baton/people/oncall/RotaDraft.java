package io.baton.people.oncall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rota as it is written down and sent in; nothing of it is checked yet.
 *
 * @param zone such as Europe/Berlin
 * @param cover ALWAYS, BUSINESS_HOURS or AS_PLANNED
 * @param calendar business calendar of BUSINESS_HOURS and of business days
 */
record RotaDraft(
        @Nullable String zone,
        @Nullable String cover,
        @Nullable String calendar,
        @Nullable List<LayerDraft> layers) {

    /**
     * @param zone the rota's when left out
     * @param start local date and time of the first shift
     * @param length of a shift, such as PT12H or P7D
     * @param rule iCalendar RRULE such as FREQ=WEEKLY;BYDAY=MO,TU
     * @param turn SHIFT, DAY, WEEK or MONTH: how long somebody keeps his turn
     * @param until last day on which a shift begins
     */
    record LayerDraft(
            @Nullable String name,
            @Nullable Integer priority,
            @Nullable String zone,
            @Nullable String start,
            @Nullable String length,
            @Nullable String rule,
            @Nullable List<String> users,
            @Nullable String turn,
            @Nullable Boolean businessDays,
            @Nullable String until) {}
}
