package io.baton.gate.trust;

import io.baton.deployment.Trust.Fall;
import io.baton.deployment.Trust.Level;
import io.baton.deployment.Trust.Next;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The standing of a service in one sentence, for the team. */
final class TrustWords {

    private TrustWords() {}

    static String of(
            TrustRecord.Figures figures,
            double bound,
            Level earned,
            @Nullable Next next,
            Level allowed,
            boolean isSaid,
            @Nullable Fall fall) {
        var words = new StringBuilder(counted(figures.deployments(), "deployment"))
                .append(", ")
                .append(counted(figures.failures(), "failure"))
                .append(String.format(Locale.ROOT, ": bound %.1f %%, ", bound))
                .append(earned);
        if (next != null) {
            words.append("; ").append(next.cleanDeployments()).append(" more clean ");
            words.append(next.cleanDeployments() == 1 ? "one" : "ones")
                    .append(" for ")
                    .append(next.level());
        }
        if (earned.compareTo(allowed) > 0 || next != null && next.level().compareTo(allowed) > 0) {
            words.append(isSaid ? "; its owner allows " : "; until its owner says otherwise ")
                    .append(allowed);
            words.append(" at most");
        }
        if (fall != null) {
            words.append("; held at ").append(fall.ceiling()).append(" since ").append(day(fall.since()));
            words.append(" (")
                    .append(fall.because())
                    .append("), climbs a level from ")
                    .append(day(fall.until()));
            words.append(" with ").append(counted(fall.cleanNeeded(), "clean deployment"));
            words.append(", ").append(fall.clean()).append(" so far");
        }
        return words.toString();
    }

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
