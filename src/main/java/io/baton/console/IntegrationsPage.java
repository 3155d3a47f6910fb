package io.baton.console;

import io.baton.people.Directory;
import io.baton.people.Role;
import io.baton.people.Team;
import io.baton.platform.http.IntegrationStatus;
import io.baton.platform.http.IntegrationStatus.Health;
import io.baton.platform.http.Integrations;
import io.baton.ticket.repair.StandingRepairs;
import io.baton.ticket.repair.StandingRepairs.StandingRepair;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The links to outside systems as people read them: what works, what does not and why, and what waits for a repair. */
@Controller
@RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMIN})
class IntegrationsPage {

    /** What is broken comes first. */
    private static final List<Health> ORDER = List.of(Health.DOWN, Health.UNKNOWN, Health.UP, Health.OFF);

    private final Integrations integrations;
    private final StandingRepairs repairs;
    private final Directory directory;
    private final Clock clock;

    IntegrationsPage(Integrations integrations, StandingRepairs repairs, Directory directory, Clock clock) {
        this.integrations = integrations;
        this.repairs = repairs;
        this.directory = directory;
        this.clock = clock;
    }

    /** How long ago something was, and when exactly, for machines. */
    record Ago(String text, String iso) {}

    /** A step that stands still and waits for a decision. */
    record Waiting(String ticketKey, String stepName, Ago since) {}

    /** One integration. */
    record Card(
            String id,
            String purpose,
            String kind,
            String state,
            String look,
            String circuit,
            @Nullable Ago lastSuccess,
            @Nullable Ago lastFailure,
            @Nullable String reason,
            @Nullable String target,
            @Nullable String owner,
            Map<String, String> settings,
            List<Waiting> repairs) {}

    @GetMapping("/console/integrations")
    String list(Model model) {
        var standing = repairs.all();
        var statuses = integrations.statuses();
        model.addAttribute(
                "cards",
                statuses.stream()
                        .sorted(Comparator.comparing(status -> ORDER.indexOf(status.health())))
                        .map(status -> card(status, standing))
                        .toList());
        var known = statuses.stream().map(IntegrationStatus::id).toList();
        model.addAttribute(
                "otherRepairs",
                standing.stream()
                        .filter(repair -> repair.adapter() == null || !known.contains(repair.adapter()))
                        .map(this::waiting)
                        .toList());
        return "console/integrations";
    }

    private Card card(IntegrationStatus status, List<StandingRepair> standing) {
        return new Card(
                status.id(),
                status.purpose(),
                kind(status),
                state(status),
                look(status.health()),
                circuit(status),
                ago(status.lastSuccess()),
                ago(status.lastFailure()),
                status.lastFailureReason(),
                status.target(),
                status.owner() == null
                        ? null
                        : directory.team(status.owner()).map(Team::name).orElse(status.owner()),
                limits(status),
                standing.stream()
                        .filter(repair -> status.id().equals(repair.adapter()))
                        .map(this::waiting)
                        .toList());
    }

    private static String kind(IntegrationStatus status) {
        return switch (status.kind()) {
            case IntegrationStatus.BUILT_IN -> "Built in, in Baton's own database";
            case IntegrationStatus.NONE -> "None is configured";
            default -> status.kind();
        };
    }

    private static String state(IntegrationStatus status) {
        return switch (status.health()) {
            case UP -> "Up";
            case DOWN -> "Down";
            case OFF -> "Off";
            case UNKNOWN -> "Not asked yet";
        };
    }

    private static String look(Health health) {
        return switch (health) {
            case UP -> "closed";
            case DOWN -> "refused";
            case OFF, UNKNOWN -> "note";
        };
    }

    private static String circuit(IntegrationStatus status) {
        return switch (status.circuit()) {
            case CLOSED -> "Closed: calls are made";
            case OPEN -> "Open: left alone until a probe finds it alive";
            case HALF_OPEN -> "Half open: the next call decides";
            case NONE -> "";
        };
    }

    /** {@code largestAnswer} as "Largest answer". */
    private static Map<String, String> limits(IntegrationStatus status) {
        var named = new TreeMap<String, String>();
        status.settings().forEach((name, value) -> {
            var words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
            named.put(Character.toUpperCase(words.charAt(0)) + words.substring(1), value.isEmpty() ? "none" : value);
        });
        return named;
    }

    private Waiting waiting(StandingRepair repair) {
        return new Waiting(repair.ticketKey(), repair.stepName(), Objects.requireNonNull(ago(repair.since())));
    }

    private @Nullable Ago ago(@Nullable Instant instant) {
        return instant == null
                ? null
                : new Ago(inWords(Duration.between(instant, clock.instant())), instant.toString());
    }

    static String inWords(Duration ago) {
        if (ago.toMinutes() < 1) {
            return Math.max(0, ago.toSeconds()) + " s ago";
        }
        if (ago.toHours() < 1) {
            return ago.toMinutes() + " min ago";
        }
        return ago.toDays() < 2 ? ago.toHours() + " h ago" : ago.toDays() + " days ago";
    }
}
