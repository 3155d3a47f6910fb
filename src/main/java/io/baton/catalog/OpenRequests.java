package io.baton.catalog;

import io.baton.platform.Refusal;
import io.baton.platform.Secrets;
import io.baton.platform.Words;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketLinks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Finds what is asked for already: an open request of the same item for the same person that differs in none of the
 * fields the item is distinguished by. A second one is opened only by who names the first.
 */
@Component
class OpenRequests {

    private final TicketDesk tickets;
    private final TicketLinks links;
    private final Secrets secrets;

    OpenRequests(TicketDesk tickets, TicketLinks links, Secrets secrets) {
        this.tickets = tickets;
        this.links = links;
        this.secrets = secrets;
    }

    /** Equal for requests that may not both be open. */
    String fingerprint(CheckedRequest request) {
        var item = Objects.requireNonNull(request.item());
        var parts = new StringJoiner("\u0000").add("order").add(item.id());
        people(request).forEach(parts::add);
        item.definition().distinctBy().forEach(field -> parts.add(comparable(request.answers(), field)));
        return secrets.fingerprint(
                parts.add(Objects.toString(request.inAdditionTo(), "")).toString());
    }

    /**
     * @throws Refusal 409 naming the ticket that asks for the same; 422 when {@code inAdditionTo} names no such ticket
     */
    void refuseRepetition(CheckedRequest request) {
        var same = same(request);
        var first = request.inAdditionTo();
        if (first == null && !same.isEmpty()) {
            throw repetition(same.get(0));
        }
        if (first != null && !same.contains(first)) {
            throw Refusal.invalid(
                    "inAdditionTo", "names no open request for the same. Leave it out, or name the one meant.");
        }
    }

    /** Says on both tickets that they are two on purpose. */
    void connect(String key, CheckedRequest request) {
        if (request.inAdditionTo() != null) {
            links.connect(key, "RELATES_TO", request.inAdditionTo());
        }
    }

    /** For who comes second: 409 naming the newest ticket that asks for the same, which may be this one. */
    Refusal repetition(CheckedRequest request, String other) {
        return repetition(same(request).stream().findFirst().orElse(other));
    }

    private static Refusal repetition(String key) {
        return new Refusal(
                HttpStatus.CONFLICT,
                "duplicate-request",
                key
                        + " asks for the same and is still open. Add to it by a comment, or name it in 'inAdditionTo' if the"
                        + " same is wanted once more.",
                List.of(),
                Map.of("duplicateOf", key));
    }

    /** Whether a ticket that began as the same is open and was not corrected to ask for something else. */
    boolean isStillTheSame(CheckedRequest request, String key) {
        return same(request).contains(key);
    }

    private List<String> same(CheckedRequest request) {
        return tickets.openFor(Objects.requireNonNull(request.item()).id(), people(request)).stream()
                .filter(ticket -> isSame(ticket, request))
                .map(Ticket::key)
                .toList();
    }

    private static boolean isSame(Ticket ticket, CheckedRequest request) {
        return Objects.requireNonNull(request.item()).definition().distinctBy().stream()
                .allMatch(field -> comparable(ticket.fields(), field).equals(comparable(request.answers(), field)));
    }

    private static Collection<String> people(CheckedRequest request) {
        var named = request.beneficiaries();
        return new TreeSet<>(named.isEmpty() ? List.of(request.requester().id()) : named);
    }

    /** "DB-042 " and "db-042" ask for the same. */
    private static String comparable(Map<String, ?> answers, String field) {
        @Nullable Object answer = answers.get(field);
        return answer == null ? "" : Words.normalised(answer.toString());
    }
}
