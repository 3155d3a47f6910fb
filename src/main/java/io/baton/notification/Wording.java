package io.baton.notification;

import io.baton.audit.CurrentActor;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketState;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what a message mentions into words: names instead of ids, local time instead of instants, links. */
@Component
class Wording {

    private static final int LONGEST = 2000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("z", Locale.ENGLISH);

    private final NotificationSettings settings;
    private final Directory directory;
    private final SealedPaths sealed;

    Wording(NotificationSettings settings, Directory directory, SealedPaths sealed) {
        this.settings = settings;
        this.directory = directory;
        this.sealed = sealed;
    }

    /** The values of all placeholders for one reader. */
    Map<String, String> of(Occasion occasion, Person reader) {
        var values = new HashMap<String, String>();
        values.put("person.name", reader.name());
        values.put("task.name", occasion.fact("task"));
        values.put("inPlaceOf", inPlaceOf(occasion.fact("assignee"), reader));
        values.put("process.name", occasion.fact("process").replace('-', ' '));
        values.put("reason", shortened(occasion.fact("reason")));
        values.put("comment", shortened(occasion.fact("comment")));
        values.put("actor", nameOf(CurrentActor.get().id()));
        values.put("link.tasks", link("/camunda/app/tasklist/default/"));
        values.put(
                "link.approvals",
                link("/portal/approvals"
                        + (occasion.fact("taskId").isEmpty() ? "" : "?task=" + occasion.fact("taskId"))));
        values.put("link.more", link(pathOf(occasion)));
        describe(occasion.ticket(), values);
        return values;
    }

    private void describe(Ticket ticket, Map<String, String> values) {
        var page = link("/portal/tickets/" + ticket.key());
        values.put("ticket.key", ticket.key());
        values.put("ticket.title", shortened(ticket.title()));
        values.put("ticket.kind", kind(ticket.kind()));
        values.put("ticket.state", words(ticket.state()));
        values.put("ticket.priority", ticket.priority() == null ? "not yet set" : ticket.priority());
        values.put("ticket.expectedAt", time(ticket.expectedAt()));
        values.put("ticket.expectedBecause", words(ticket.expectedBecause()));
        values.put("ticket.resolutionCode", words(ticket.resolutionCode()));
        values.put("ticket.resolutionNote", shortened(words(ticket.resolutionNote())));
        values.put("link.ticket", page);
        values.put("link.confirm", page + "?answer=confirm");
        values.put("link.reopen", page + "?answer=reopen");
    }

    /** Where an event leads that is not about the ticket itself; a path that opens something by itself is sealed. */
    private String pathOf(Occasion occasion) {
        var path = occasion.fact("path");
        return occasion.isSecret() ? sealed.seal(path) : path;
    }

    private String link(String path) {
        var base = settings.publicUrl().toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    private String time(@Nullable Instant instant) {
        if (instant == null) {
            return "not yet known";
        }
        var local = instant.atZone(settings.zone());
        return TIME.format(local) + " " + ZONE.format(local);
    }

    /** Said to whoever reads what is somebody else's to do. */
    private String inPlaceOf(String assignee, Person reader) {
        return assignee.isBlank() || assignee.equals(reader.id()) ? "" : " in the place of " + nameOf(assignee);
    }

    private String nameOf(String id) {
        return directory.person(id).map(Person::name).orElse("Baton");
    }

    /** What its reader calls it. */
    private static String kind(String kind) {
        return switch (kind) {
            case "INCIDENT", "FAILED_CHANGE" -> "incident";
            case "SECURITY" -> "security report";
            case "IMPROVEMENT" -> "improvement";
            case "FEEDBACK" -> "feedback";
            case "REVIEW" -> "review";
            case "PROBLEM" -> "problem";
            case "BREACH" -> "breach of a rule";
            default -> "request";
        };
    }

    private static String words(TicketState state) {
        return switch (state) {
            case PENDING -> "waiting to be taken up";
            case IN_PROGRESS -> "in progress";
            case ON_HOLD -> "on hold";
            case REVIEW -> "waiting for your confirmation";
            case CLOSED -> "closed";
            case CANCELLED -> "cancelled";
        };
    }

    private static String words(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
