package io.baton.assignment;

import io.baton.people.Presence;
import io.baton.people.StaffMember;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody of a team with what there is to know for a choice. */
record Colleague(StaffMember member, Load load, long credit) {

    String id() {
        return member.person();
    }

    boolean isAbsent() {
        return member.presence() == Presence.ABSENT;
    }

    /** Why this person cannot take the work for another reason than having enough to do. */
    Optional<String> unavailable(Work work, boolean isOnDuty) {
        if (work.leftOut().contains(id())) {
            return Optional.of("left out: had it before");
        }
        if (isAbsent() || !member.isPresent() && !isOnDuty) {
            return Optional.of(away());
        }
        var missing = work.missing(member.skills());
        return missing.isEmpty() ? Optional.empty() : Optional.of("lacks skill " + String.join(", ", missing));
    }

    /** Whether enough is enough. */
    Optional<String> full(Work work, Rule rule) {
        if (member.cap() != null && load.open() >= member.cap()) {
            return Optional.of("at cap " + load.open() + " of " + member.cap());
        }
        if (work.isTop() && rule.topCap() != null && load.top() >= rule.topCap()) {
            return Optional.of("at cap " + load.top() + " of " + rule.topCap() + " for P1 and P2");
        }
        return Optional.empty();
    }

    private String away() {
        var reason = member.reason() == null ? "not there" : member.reason();
        return reason + until(member.until());
    }

    private static String until(@Nullable Instant end) {
        return end == null ? "" : ", until " + end.truncatedTo(ChronoUnit.MINUTES);
    }
}
