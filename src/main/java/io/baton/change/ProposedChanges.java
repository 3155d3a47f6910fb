package io.baton.change;

import io.baton.deployment.Deployable;
import io.baton.people.Directory;
import io.baton.platform.Refusal;
import io.baton.platform.Sha256;
import io.baton.schedule.GoLives;
import io.baton.ticket.ChangeProposals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Raises as drafts what other modules find to be changed, each finding once. */
@Component
class ProposedChanges implements ChangeProposals {

    private final ChangeBook book;
    private final ChangeDesk desk;
    private final GoLives models;
    private final Directory people;

    ProposedChanges(ChangeBook book, ChangeDesk desk, GoLives models, Directory people) {
        this.book = book;
        this.desk = desk;
        this.models = models;
        this.people = people;
    }

    @Override
    @Transactional
    public String propose(Proposal proposal) {
        var natural = Sha256.of("proposal|" + proposal.reference());
        return book.open(natural).orElseGet(() -> raise(proposal, natural));
    }

    private String raise(Proposal proposal, String natural) {
        var author =
                people.person(proposal.author()).orElseThrow(() -> Refusal.notFound("Person " + proposal.author()));
        var before = followed(proposal.about());
        var what = before.map(Change::what)
                .map(it -> new Deployable(it.service(), it.environment(), null, null, Set.of()))
                .orElseGet(() -> new Deployable(models.service(), models.environment(), null, null, Set.of()));
        return desk.raiseDraft(
                        author,
                        new NewChange(
                                ChangeType.NORMAL,
                                before.map(Change::category).orElse(ChangeCategory.WORKFLOW_MODEL),
                                "PERSON",
                                null,
                                proposal.title(),
                                what,
                                List.of(),
                                null,
                                null,
                                0,
                                0,
                                proposal.reason(),
                                null,
                                null,
                                null,
                                Map.of()),
                        natural)
                .key();
    }

    private Optional<Change> followed(@Nullable String about) {
        return about == null ? Optional.empty() : book.find(about);
    }
}
