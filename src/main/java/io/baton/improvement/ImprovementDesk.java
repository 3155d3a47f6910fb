package io.baton.improvement;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.audit.CurrentActor;
import io.baton.engine.ProcessRegistry;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.people.Person;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import io.baton.ticket.OpenTicket;
import io.baton.ticket.Remark;
import io.baton.ticket.RemarkSource;
import io.baton.ticket.TicketDesk;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The counter where improvements are raised, followed and ended. */
@Component
public class ImprovementDesk {

    static final String KIND = "IMPROVEMENT";
    static final String PROCESS = "improvement";

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 4000;

    private final Improvements improvements;
    private final TicketDesk tickets;
    private final Processes processes;
    private final ProcessRegistry registry;
    private final List<RemarkSource> sources;
    private final AuditLedger ledger;

    ImprovementDesk(
            Improvements improvements,
            TicketDesk tickets,
            Processes processes,
            ProcessRegistry registry,
            List<RemarkSource> sources,
            AuditLedger ledger) {
        this.improvements = improvements;
        this.tickets = tickets;
        this.processes = processes;
        this.registry = registry;
        this.sources = sources;
        this.ledger = ledger;
    }

    /** Raises an idea of the person's own, about a model and a step of it where they are named. */
    @Transactional
    public Improvement raiseIdea(
            Person person, String title, String description, @Nullable String processKey, @Nullable String activityId) {
        require("title", title, LONGEST_TITLE);
        require("description", description, LONGEST_TEXT);
        requireKnown(processKey, activityId);
        return raise(new NewImprovement(
                title.strip(), description.strip(), "IDEA", null, processKey, activityId, person.id()));
    }

    /**
     * Makes a remark an improvement, in one click.
     *
     * @param processKey the model it is about, if somebody knows better than the remark itself
     * @param activityId the step of that model
     * @throws Refusal 404 for a remark this person does not read, 409 when it became an improvement before
     */
    @Transactional
    public Improvement raiseFrom(
            Person person, String source, String reference, @Nullable String processKey, @Nullable String activityId) {
        requireKnown(processKey, activityId);
        var remark = sources.stream()
                .filter(place -> place.source().equals(source))
                .findFirst()
                .flatMap(place -> place.find(reference, person))
                .orElseThrow(() -> Refusal.notFound("Remark " + reference));
        improvements.from(source, reference).ifPresent(known -> {
            throw Refusal.conflict("remark-taken", "This remark has become " + known.key() + " already.")
                    .with("key", known.key());
        });
        return raise(of(remark, processKey, activityId));
    }

    private static NewImprovement of(Remark remark, @Nullable String processKey, @Nullable String activityId) {
        return new NewImprovement(
                "Remark on " + remark.about(),
                remark.text(),
                remark.source(),
                remark.id(),
                processKey == null ? remark.processKey() : processKey,
                processKey == null ? remark.activityId() : activityId,
                remark.author());
    }

    /** Opens the ticket and starts the model that takes it to its end. */
    Improvement raise(NewImprovement raised) {
        var ticket = tickets.open(new OpenTicket(
                KIND,
                raised.title(),
                raised.description(),
                CurrentActor.get().id(),
                null,
                null,
                Map.of(),
                null,
                null,
                "LOW",
                "LOW"));
        improvements.add(ticket.key(), raised);
        ledger.append(AuditEvent.of("IMPROVEMENT_RAISED", "improvement", ticket.key())
                .forTicket(ticket.key(), null)
                .with("source", raised.source())
                .with("process", raised.processKey())
                .with("activity", raised.activityId()));
        processes.start(PROCESS, ticket.key(), Map.of(ProcessVariables.ASK.name(), cut(raised.description())));
        return require(ticket.key());
    }

    /** Ends an improvement and tells what came of it: its author, where there is one, and whoever raised it. */
    void end(String key, String outcome) {
        var improvement = require(key);
        improvements.end(key, outcome);
        ledger.append(AuditEvent.of("IMPROVEMENT_ENDED", "improvement", key).forTicket(key, null));
        var author = Objects.requireNonNullElse(improvement.author(), "");
        tickets.publish(
                tickets.require(key),
                "IMPROVEMENT_ENDED",
                Map.of("author", author, "reason", outcome, "path", "/portal/improvements/" + key));
    }

    public Page<Improvement> all(@Nullable Boolean open, int page, int size) {
        return improvements.all(open, page, size);
    }

    /** @throws Refusal 404 */
    public Improvement require(String key) {
        return improvements.find(key).orElseThrow(() -> Refusal.notFound("Improvement " + key));
    }

    /** What remarks became: id of the remark to key of the improvement, for those that became one. */
    public Map<String, String> keysFrom(String source, Collection<String> references) {
        return improvements.keysFrom(source, references);
    }

    private void requireKnown(@Nullable String processKey, @Nullable String activityId) {
        if (processKey == null) {
            if (activityId != null) {
                throw Refusal.invalid("process", "is needed when an activity is named.");
            }
            return;
        }
        var entry = registry.find(processKey)
                .orElseThrow(() -> Refusal.invalid("process", "is not known: '" + processKey + "'."));
        if (activityId != null
                && entry.activities().stream()
                        .noneMatch(activity -> activity.id().equals(activityId))) {
            throw Refusal.invalid("activity", "is no step of " + processKey + ": '" + activityId + "'.");
        }
    }

    private static void require(String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw Refusal.invalid(field, "must have 1 to " + longest + " characters.");
        }
    }

    private static String cut(String text) {
        return text.length() <= ProcessVariables.ASK.maxLength()
                ? text
                : text.substring(0, ProcessVariables.ASK.maxLength() - 1) + "…";
    }
}
