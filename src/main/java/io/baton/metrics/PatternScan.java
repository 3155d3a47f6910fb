package io.baton.metrics;

import io.baton.engine.ProcessVariable;
import io.baton.platform.Json;
import io.baton.ticket.ImprovementProposals;
import io.baton.ticket.ImprovementProposals.Proposal;
import io.baton.ticket.TicketDesk;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks for what recurs beyond its limit, and proposes to change the rule behind it, once for each pattern and month. */
@Component
class PatternScan {

    private static final Duration LOOK_BACK = Duration.ofDays(30);
    private static final String SOURCE = "PATTERN";
    private static final String PROCESS = "triage";

    private final AcceptanceTimes times;
    private final Reroutes reroutes;
    private final Limits limits;
    private final ObjectProvider<ImprovementProposals> improvements;
    private final TicketDesk desk;
    private final Json json;
    private final Clock clock;

    PatternScan(
            AcceptanceTimes times,
            Reroutes reroutes,
            Limits limits,
            ObjectProvider<ImprovementProposals> improvements,
            TicketDesk desk,
            Json json,
            Clock clock) {
        this.times = times;
        this.reroutes = reroutes;
        this.limits = limits;
        this.improvements = improvements;
        this.desk = desk;
        this.json = json;
        this.clock = clock;
    }

    /** What is beyond its limit in the last thirty days. */
    ProcessVariable.Json found() {
        var end = clock.instant().plusMillis(1);
        var start = end.minus(LOOK_BACK);
        var patterns = Stream.concat(
                times.lines(start, end).stream().map(AcceptanceTimes.Line::pattern),
                reroutes.lines(start, end).stream().flatMap(line -> line.patterns().stream()));
        return new ProcessVariable.Json(json.write(patterns.filter(
                        pattern -> limits.of(pattern.kind(), pattern.group()).isExceededBy(pattern))
                .map(this::row)
                .toList()));
    }

    private Map<String, Object> row(Pattern pattern) {
        var row = new LinkedHashMap<String, Object>();
        row.put("kind", pattern.kind().name());
        row.put("rule", pattern.route().rule());
        row.put("group", pattern.group());
        row.put("words", pattern.words());
        return row;
    }

    /** Proposes to look at the rule behind each pattern; the same pattern of the same month gives the same improvement. */
    void propose(String ticketKey, ProcessVariable.Json patterns) {
        var register = improvements.getObject();
        json.readRows(patterns.text()).forEach(row -> {
            var key = register.propose(proposal(row));
            desk.note(
                    ticketKey,
                    "DECISION",
                    row.get("words") + " See " + key + ".",
                    true,
                    Map.of("improvement", key, "rule", String.valueOf(row.get("rule"))));
        });
    }

    private Proposal proposal(Map<String, Object> row) {
        var rule = String.valueOf(row.get("rule"));
        var title = switch (Pattern.Kind.valueOf(String.valueOf(row.get("kind")))) {
            case ACCEPT_LATENCY -> "Work waits too long to be accepted: " + rule + " of routing.dmn";
            case REROUTES -> "Work changes its team too often: " + rule + " of routing.dmn";
            case SKILL_GAP -> "Team lacks skills that are asked of it: " + rule + " of routing.dmn";
        };
        return new Proposal(SOURCE, reference(row), title, String.valueOf(row.get("words")), PROCESS, null);
    }

    /** Rule and team may be long; the register keeps short references. */
    private String reference(Map<String, Object> row) {
        var month = YearMonth.now(clock.withZone(ZoneOffset.UTC));
        var parts = List.of(
                String.valueOf(row.get("kind")),
                month.toString(),
                String.valueOf(row.get("rule")),
                String.valueOf(row.get("group")));
        return UUID.nameUUIDFromBytes(String.join("|", parts).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
