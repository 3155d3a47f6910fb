package io.baton.portal;

import io.baton.people.Person;
import io.baton.ticket.Ticket;
import io.baton.ticket.scope.ScopeVersion;
import io.baton.ticket.scope.Scopes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a ticket is to deliver, where that was revised, and the question to the requester while a revision waits. */
@Component
class TicketScope implements TicketSection {

    private final Scopes scopes;
    private final PageWords words;

    TicketScope(Scopes scopes, PageWords words) {
        this.scopes = scopes;
        this.words = words;
    }

    /** One version in the words of the page. */
    record Version(
            String name,
            String text,
            String limits,
            String reason,
            String author,
            Moment at,
            String answer,
            @Nullable String answerReason,
            boolean waiting) {}

    @Override
    public void describe(Ticket ticket, Person reader, Model model) {
        var versions = scopes.of(reader, ticket.key()).stream().map(this::view).toList();
        model.addAttribute("scopes", versions);
        model.addAttribute(
                "revision",
                scopes.mayAnswer(reader, ticket)
                        ? versions.stream().filter(Version::waiting).findFirst().orElse(null)
                        : null);
    }

    private Version view(ScopeVersion version) {
        return new Version(
                version.version() == 1 ? "As asked" : "Revision " + (version.version() - 1),
                version.text(),
                version.limits(),
                version.reason(),
                words.person(version.author()),
                words.moment(version.createdAt()),
                PageWords.spoken(version.answer().name()),
                version.answerReason(),
                version.answer() == ScopeVersion.Answer.PROPOSED);
    }
}
