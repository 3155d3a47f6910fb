package io.baton.platform.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work outside the one flow, as one module sees it. Every bean of this kind is part of the report {@code conformance},
 * which puts each deviation under the department it belongs to.
 */
public interface Deviations {

    /** What happened in the period, or, where it is a standing matter, what stood at its end. */
    List<Deviation> of(ReportQuery asked);

    /**
     * One deviation.
     *
     * @param kind such as {@code UNMANAGED_ASSET}
     * @param what the thing or the work it is about
     * @param whose id of the person or team that has it or asked for it, null if nobody knows
     * @param since when it came to be
     * @param ticketKey the ticket it belongs to, if there is one
     * @param remark what is missing, in words
     */
    record Deviation(
            String kind,
            String what,
            @Nullable String whose,
            Instant since,
            @Nullable String ticketKey,
            String remark) {}
}
