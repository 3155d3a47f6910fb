package io.baton.platform.report;

import java.util.List;

/** How often guards said no. Every bean of this kind is part of the report {@code conformance}. */
public interface RuleCounts {

    /** One rule that was enforced, with the guard that watches it. */
    record Count(String guard, String rule, long refusals) {}

    List<Count> of(ReportQuery asked);
}
