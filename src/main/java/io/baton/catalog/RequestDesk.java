package io.baton.catalog;

import io.baton.people.Person;
import io.baton.people.SignedIn;
import io.baton.platform.Secrets;
import io.baton.ticket.TicketDesk;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The counter where requests are handed in: checks them, opens the ticket and sets its process going, all or nothing. */
@Component
public class RequestDesk {

    /**
     * An order from the catalogue.
     *
     * @param impact HIGH, MEDIUM or LOW; the item's own if absent
     * @param urgency HIGH, MEDIUM or LOW; MEDIUM if absent
     * @param requester whom it is for, if not for whoever hands it in; agents only
     * @param inAdditionTo open ticket beside which the same is wanted once more
     */
    public record Order(
            String itemId,
            Map<String, Object> fields,
            @Nullable String impact,
            @Nullable String urgency,
            @Nullable String requester,
            @Nullable String ciId,
            List<String> watchers,
            @Nullable String inAdditionTo) {}

    /**
     * A wish or a complaint in the requester's own words.
     *
     * @param intent BROKEN or NEED
     * @param ciIds further configuration items it is about
     */
    public record Intake(
            String text,
            String intent,
            @Nullable String impact,
            @Nullable String urgency,
            @Nullable String itemId,
            @Nullable String requester,
            @Nullable String ciId,
            List<String> ciIds) {}

    /**
     * What the requester gets in return.
     *
     * @param repeated whether the ticket was there already, because the same was asked a moment ago
     * @param notes what the requester should know about how the request was read
     */
    public record Receipt(
            String key,
            String state,
            @Nullable String priority,
            @Nullable Instant expectedAt,
            Map<String, String> links,
            List<String> notes,
            boolean repeated) {}

    private final RequestChecks checks;
    private final RequestOpening opening;
    private final DuplicateGuard duplicates;
    private final OpenRequests openRequests;
    private final TicketDesk tickets;
    private final Secrets secrets;
    private final SignedIn signedIn;

    RequestDesk(
            RequestChecks checks,
            RequestOpening opening,
            DuplicateGuard duplicates,
            OpenRequests openRequests,
            TicketDesk tickets,
            Secrets secrets,
            SignedIn signedIn) {
        this.checks = checks;
        this.opening = opening;
        this.duplicates = duplicates;
        this.openRequests = openRequests;
        this.tickets = tickets;
        this.secrets = secrets;
        this.signedIn = signedIn;
    }

    /**
     * Takes an order, in the transaction of the caller if there is one.
     *
     * @throws io.baton.platform.Refusal 422 naming every unknown, missing or wrong field; 409 naming the open ticket that
     *     asks for the same for the same person
     */
    public Receipt submit(Order order) {
        var request = checks.order(order, signedIn.require());
        return duplicates.once(
                openRequests.fingerprint(request),
                () -> {
                    openRequests.refuseRepetition(request);
                    var receipt = fresh(request, List.of());
                    openRequests.connect(receipt.key(), request);
                    return receipt;
                },
                Receipt::key,
                key -> openRequests.isStillTheSame(request, key),
                key -> {
                    throw openRequests.repetition(request, key);
                });
    }

    /**
     * Takes what somebody wrote in free text; the same words of the same person within a few minutes give the ticket that
     * is there already. It is classified by the tables, or triaged by an agent.
     */
    public Receipt submit(Intake intake) {
        return guarded(checks.intake(intake, signedIn.require()), intake.ciIds());
    }

    /** Takes free text that the client made safe to repeat by itself; joins its transaction. */
    Receipt submitOnce(Intake intake) {
        return fresh(checks.intake(intake, signedIn.require()), intake.ciIds());
    }

    private Receipt guarded(CheckedRequest request, List<String> ciIds) {
        return duplicates.once(
                fingerprint(request), () -> fresh(request, ciIds), Receipt::key, this::isOpen, this::repeated);
    }

    private boolean isOpen(String key) {
        return !tickets.require(key).state().isOver();
    }

    private Receipt fresh(CheckedRequest request, List<String> ciIds) {
        var approver = request.approver();
        var notes = approver == null
                ? List.<String>of()
                : List.of(approver.name() + " is asked to approve it before work begins.");
        return receipt(opening.open(request, ciIds), notes, false);
    }

    private Receipt repeated(String key) {
        return receipt(
                key,
                List.of("You sent the same a moment ago: this is that ticket, and no second one was opened."),
                true);
    }

    private Receipt receipt(String key, List<String> notes, boolean repeated) {
        var ticket = tickets.require(key);
        var self = "/api/tickets/" + key;
        var links = new LinkedHashMap<String, String>();
        links.put("self", self);
        links.put("timeline", self + "/timeline");
        links.put("decisions", self + "/decisions");
        links.put("portal", "/portal/tickets/" + key);
        return new Receipt(key, ticket.state().name(), ticket.priority(), ticket.expectedAt(), links, notes, repeated);
    }

    private String fingerprint(CheckedRequest request) {
        var parts = new StringJoiner("\u0000");
        for (var person : new Person[] {request.openedBy(), request.requester()}) {
            parts.add(person.id());
        }
        parts.add(request.item() == null ? "" : request.item().id());
        parts.add(request.title()).add(request.description()).add(request.intent());
        parts.add(request.impact()).add(request.urgency());
        parts.add(request.ciId() == null ? "" : request.ciId());
        new TreeMap<>(request.answers())
                .forEach((name, value) -> parts.add(name).add(value.toString()));
        return secrets.fingerprint(parts.toString());
    }
}
