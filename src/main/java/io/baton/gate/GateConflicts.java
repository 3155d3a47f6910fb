package io.baton.gate;

import static io.baton.gate.RuleResult.hold;
import static io.baton.gate.RuleResult.pass;
import static io.baton.gate.RuleResult.skip;
import static io.baton.gate.RuleResult.warn;

import io.baton.engine.Decisions;
import io.baton.gate.Facts.Around;
import io.baton.gate.Facts.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rules about what else goes on where a change does its work: other changes, and grave incidents. How much of that holds a
 * deployment is said by gate-conflict.dmn; where no row fits it is held. Of two changes at the same time the one that runs goes
 * first, then the one whose window begins first, so that they do not wait for each other.
 */
@Component
class GateConflicts {

    private static final List<String> RISKS = List.of("LOW", "MEDIUM", "HIGH");
    private static final Map<String, String> RISK_OF_INCIDENT = Map.of("P1", "HIGH", "P2", "MEDIUM");
    private static final int NAMED = 3;

    private final Decisions decisions;

    GateConflicts(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @param ungated whether the environment asks for no change */
    List<RuleResult> judge(Facts facts, @Nullable Kept permit, boolean ungated, Instant at) {
        if (permit == null || ungated) {
            return List.of(skip("conflict.none", "no change"), skip("incident.none", "no change"));
        }
        var around = facts.around().getOrDefault(permit.changeKey(), List.of());
        return List.of(
                conflict(permit, around.stream().filter(it -> !it.isIncident()).toList(), at),
                incident(permit, around.stream().filter(Around::isIncident).toList()));
    }

    private RuleResult conflict(Kept permit, List<Around> others, Instant at) {
        var id = "conflict.none";
        var now = others.stream().filter(other -> takesPlace(other, at)).toList();
        if (now.isEmpty()) {
            return pass(id, "no other change takes place around it");
        }
        var before = now.stream()
                .filter(other -> goesBefore(other, permit) && isHeldBy(other, permit))
                .toList();
        if (before.isEmpty()) {
            return warn(id, words(now), "look at the calendar of changes; nobody has to wait");
        }
        var ends =
                before.stream().map(GateConflicts::end).filter(Objects::nonNull).max(Instant::compareTo);
        var opensAt = ends.filter(end -> permit.until() == null || end.isBefore(permit.until()))
                .orElse(null);
        return hold(
                id, words(before), "wait until it is done, or ask " + permit.owner() + " to move the window", opensAt);
    }

    private RuleResult incident(Kept permit, List<Around> incidents) {
        var id = "incident.none";
        if (incidents.isEmpty()) {
            return pass(id, "no grave incident around it");
        }
        var holding = incidents.stream().filter(it -> isHeldBy(it, permit)).toList();
        return holding.isEmpty()
                ? warn(id, words(incidents), "this kind of change goes ahead all the same")
                : hold(id, words(holding), "wait until it is solved, or link the change to it as its remedy", null);
    }

    private static boolean takesPlace(Around other, Instant at) {
        var from = other.from();
        var until = other.until();
        return other.busyUntil() != null || (from != null && until != null && !at.isBefore(from) && at.isBefore(until));
    }

    private static boolean goesBefore(Around other, Kept permit) {
        var its = other.from();
        var own = permit.from();
        if (other.busyUntil() != null || own == null || its == null) {
            return true;
        }
        return its.equals(own) ? other.key().compareTo(permit.changeKey()) < 0 : its.isBefore(own);
    }

    private static @Nullable Instant end(Around other) {
        return other.busyUntil() != null ? other.busyUntil() : other.until();
    }

    /** Whether the table holds the change for it. */
    boolean isHeldBy(Around other, Kept permit) {
        var said = decisions.lookUp(
                "gate-conflict",
                Map.of(
                        "relation", relation(other),
                        "environment", permit.environment(),
                        "changeType", permit.type(),
                        "risk", risk(other, permit)));
        return said.isEmpty() || !"WARN".equals(said.get(0).get("conflictSays"));
    }

    private static String relation(Around other) {
        if (other.isIncident()) {
            return "INCIDENT";
        }
        return other.hops() == 0 ? "SAME" : other.hops() == 1 ? "NEXT" : "FAR";
    }

    /** The higher one of both; what is not known is high. */
    private static String risk(Around other, Kept permit) {
        if (other.isIncident()) {
            return RISK_OF_INCIDENT.getOrDefault(other.risk(), "HIGH");
        }
        var known = RISKS.contains(other.risk()) && RISKS.contains(permit.risk());
        return known ? RISKS.get(Math.max(RISKS.indexOf(other.risk()), RISKS.indexOf(permit.risk()))) : "HIGH";
    }

    private static String words(List<Around> others) {
        var more = others.size() - NAMED;
        return others.stream().limit(NAMED).map(GateConflicts::words).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private static String words(Around other) {
        var end = end(other);
        return other.key() + " on " + other.item()
                + (other.hops() == 0 ? "" : " (" + other.hops() + (other.hops() == 1 ? " hop" : " hops") + " away)")
                + (other.isIncident() ? ", " + other.risk() : "")
                + (end == null ? "" : " until " + end);
    }
}
