package io.baton.catalog.adhoc;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.Processes;
import io.baton.platform.Words;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketLinks;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds, writes and counts the templates of asks that are in no catalogue. */
@Component
class AdHocDesk {

    /** Told to whichever model brings a new item into the catalogue. */
    static final String CHANGE_MESSAGE = "CatalogueChangeRequested";

    private static final String SUBJECT = "subject";

    private final AdHocTemplates templates;
    private final AdHocSettings settings;
    private final TicketDesk desk;
    private final TicketLinks links;
    private final Processes processes;
    private final AuditLedger ledger;
    private final Clock clock;

    AdHocDesk(
            AdHocTemplates templates,
            AdHocSettings settings,
            TicketDesk desk,
            TicketLinks links,
            Processes processes,
            AuditLedger ledger,
            Clock clock) {
        this.templates = templates;
        this.settings = settings;
        this.desk = desk;
        this.links = links;
        this.processes = processes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The template for what the ticket asks, usable or not. */
    Optional<AdHocTemplate> templateFor(String ticketKey) {
        return templates.find(idOf(desk.require(ticketKey)));
    }

    boolean isUsable(AdHocTemplate template) {
        return template.isUsableOn(today());
    }

    int usualLimit() {
        return settings.uses();
    }

    LocalDate usualExpiry() {
        return today().plusDays(settings.lifetime().toDays());
    }

    /** What whoever handles the ask writes for this and the next tickets of its kind. */
    record Wish(String author, String title, String steps, String team, LocalDate expiresOn, int limit) {}

    /**
     * Counts one use for the ticket, writing the template first if there is none. Asking again for the same ticket
     * counts nothing.
     *
     * @return whether the ticket may go by the template; not when it expired or others used it up
     */
    @Transactional
    boolean use(String ticketKey, Wish wish) {
        var ticket = desk.require(ticketKey);
        var id = idOf(ticket);
        if (templates.isUsedBy(id, ticketKey)) {
            return true;
        }
        if (templates.find(id).isEmpty()) {
            templates.add(new AdHocTemplate(
                    id,
                    subjectOf(ticket),
                    wish.title(),
                    wish.steps(),
                    wish.team(),
                    wish.expiresOn(),
                    wish.limit(),
                    0,
                    wish.author()));
            ledger.append(AuditEvent.of("AD_HOC_TEMPLATE_WRITTEN", "ad-hoc-template", id)
                    .forTicket(ticketKey, ticket.category())
                    .with("author", wish.author())
                    .with("uses", wish.limit())
                    .with("expiresOn", wish.expiresOn().toString()));
        }
        if (!templates.count(id, ticketKey, today())) {
            return false;
        }
        var now = templates.find(id).orElseThrow();
        desk.note(
                ticketKey,
                "STEP",
                "Done by the temporary template '" + now.subject() + "'. " + now.inWords() + changed(now, wish),
                true,
                Map.of("template", id));
        return true;
    }

    /** The template keeps the words of whoever wrote it; what another one changes is good for that ticket alone. */
    private static String changed(AdHocTemplate template, Wish wish) {
        var asWritten = template.title().equals(wish.title())
                && template.steps().equals(wish.steps())
                && template.team().equals(wish.team());
        return asWritten
                ? ""
                : " " + wish.author() + " changed what is done for this ticket; the template stays as it was.";
    }

    /**
     * Asks for a lasting item of the catalogue instead of another temporary template.
     *
     * @return key of the change, when a model takes it
     */
    @Transactional
    Optional<String> requestItem(String ticketKey, String reason) {
        var ticket = desk.require(ticketKey);
        var change = processes.startByMessage(CHANGE_MESSAGE, Map.of("ask", Words.normalised(reason)));
        ledger.append(AuditEvent.of("CATALOGUE_ITEM_REQUESTED", "ad-hoc-template", idOf(ticket))
                .forTicket(ticketKey, ticket.category())
                .because(reason));
        desk.note(
                ticketKey,
                "STEP",
                change.map(key -> "A lasting item of the catalogue is asked for with " + key)
                                .orElse("A lasting item of the catalogue is asked for; no model takes changes yet")
                        + ": " + reason,
                false,
                Map.of());
        change.ifPresent(key -> links.connect(ticketKey, "RELATES_TO", key));
        return change;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String idOf(Ticket ticket) {
        var words = Words.normalised(subjectOf(ticket)).strip();
        return words.substring(0, Math.min(words.length(), 120));
    }

    private static String subjectOf(Ticket ticket) {
        return ticket.fields().get(SUBJECT) instanceof String subject ? subject : ticket.title();
    }
}
