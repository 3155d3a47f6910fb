package io.baton.portal;

import io.baton.change.Change;
import io.baton.change.ChangeDesk;
import io.baton.change.Proof;
import io.baton.deployment.PermitState;
import io.baton.gate.GateOutlook;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.platform.Refusal;
import io.baton.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a change manager wants to see of a change: the gate, what is in the way, the evidence, and who went through. */
@Component
class TicketChange implements TicketSection {

    private static final Set<PermitState> EDITABLE =
            Set.of(PermitState.DRAFT, PermitState.IN_APPROVAL, PermitState.APPROVED);

    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");

    /** The same roles as the receipts are open to. */
    private static final List<String> RECEIPT_READERS =
            List.of(Role.CHANGE_MANAGER, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMIN);

    /** @param template the standard change it was made by */
    record Sheet(
            String key,
            PermitWords state,
            String because,
            String type,
            @Nullable String risk,
            @Nullable String template,
            List<Fact> facts,
            boolean editable) {}

    /**
     * @param text nothing where it stands above already
     * @param earlier whether a later one of its kind took its place
     */
    record Evidence(String kind, @Nullable String text, String sha256, String by, Moment at, boolean earlier) {}

    /** What the gate would say now. */
    record GateView(
            boolean open,
            boolean isFinal,
            @Nullable Moment opensAt,
            @Nullable Moment closesAt,
            List<RuleView> failed,
            List<RuleView> others) {}

    /** @param fix what would cure it */
    record RuleView(
            String id,
            String result,
            String detail,
            @Nullable String fix) {}

    /** Somebody who was let through. */
    record PassageView(
            String grantId,
            String run,
            @Nullable String url,
            String by,
            Moment at,
            String state,
            @Nullable String note) {}

    private final ChangeDesk desk;
    private final GateOutlook gate;
    private final ChangeWindow window;
    private final TicketAnswers answers;
    private final PageWords words;

    TicketChange(ChangeDesk desk, GateOutlook gate, ChangeWindow window, TicketAnswers answers, PageWords words) {
        this.desk = desk;
        this.gate = gate;
        this.window = window;
        this.answers = answers;
        this.words = words;
    }

    @Override
    public void describe(Ticket ticket, Person reader, Model model) {
        if (ticket.kind().equals("CHANGE")) {
            desk.find(ticket.key()).ifPresent(change -> describe(change, ticket, reader, model));
        }
    }

    private void describe(Change change, Ticket ticket, Person reader, Model model) {
        model.addAttribute("change", sheet(change, ticket, reader));
        model.addAttribute("evidence", evidence(desk.proofs(change.key())));
        if (!change.state().isOver()) {
            model.addAttribute("gate", gate(change, reader));
            model.addAttribute("found", conflicts(change));
        }
        model.addAttribute(
                "passages",
                gate.passages(change.key()).stream().map(this::passage).toList());
        model.addAttribute("receipts", RECEIPT_READERS.stream().anyMatch(reader::has));
    }

    private Sheet sheet(Change change, Ticket ticket, Person reader) {
        return new Sheet(
                change.key(),
                PermitWords.of(change.state()),
                change.because(),
                PageWords.spoken(change.type().name()),
                change.riskClass() == null
                        ? null
                        : PageWords.spoken(change.riskClass()) + " risk, " + change.points() + " points",
                change.template(),
                answers.of(ticket),
                EDITABLE.contains(change.state()) && ChangeFormPage.mayRaise(reader));
    }

    private List<Evidence> evidence(List<Proof> proofs) {
        var seen = new HashSet<Proof.Kind>();
        var shown = new ArrayList<Evidence>();
        for (var i = proofs.size() - 1; i >= 0; i--) {
            var proof = proofs.get(i);
            var earlier = !seen.add(proof.kind());
            shown.add(new Evidence(
                    PageWords.spoken(proof.kind().name()),
                    earlier || proof.kind() == Proof.Kind.REVIEW ? proof.text() : null,
                    proof.sha256(),
                    words.person(proof.addedBy()),
                    words.moment(proof.addedAt()),
                    earlier));
        }
        return shown;
    }

    /** Nothing where the gate cannot decide now; it is closed then, and its own page says so. */
    private @Nullable GateView gate(Change change, Person reader) {
        try {
            var standing = gate.of(reader, change.key(), change.what());
            return new GateView(
                    standing.isOpen(),
                    standing.isFinal(),
                    standing.opensAt() == null ? null : words.moment(standing.opensAt()),
                    standing.closesAt() == null ? null : words.moment(standing.closesAt()),
                    rules(standing, true),
                    rules(standing, false));
        } catch (Refusal undecided) {
            return null;
        }
    }

    private List<RuleView> rules(GateOutlook.Standing standing, boolean failed) {
        return standing.rules().stream()
                .filter(rule -> rule.isFailed() == failed)
                .map(rule -> new RuleView(
                        rule.id(),
                        rule.result(),
                        inWords(rule.detail()),
                        rule.fix() == null ? null : inWords(rule.fix())))
                .toList();
    }

    /** What is written for machines as well: moments by the wall clock of the pages, and no full stop. */
    private String inWords(String text) {
        return MOMENT.matcher(text)
                .replaceAll(found -> words.moment(Instant.parse(found.group())).text())
                .replaceFirst("\\.$", "");
    }

    private ChangeWindow.@Nullable Found conflicts(Change change) {
        if (change.from() == null || change.until() == null) {
            return null;
        }
        var items = Stream.concat(
                        desk.items(change.key()).stream(),
                        Stream.of(change.what().service()))
                .collect(Collectors.toSet());
        return window.look(
                change.key(),
                change.title(),
                items,
                change.what().service(),
                change.what().environment(),
                change.from(),
                change.until());
    }

    private PassageView passage(GateOutlook.Passage passage) {
        var run = passage.run();
        var came =
                passage.outcome() == null ? passage.state() : passage.outcome().name();
        return new PassageView(
                passage.grantId(),
                run.system() + " run " + run.id() + (run.attempt() > 1 ? ", attempt " + run.attempt() : ""),
                run.url() != null && run.url().startsWith("https://") ? run.url() : null,
                passage.principal(),
                words.moment(passage.grantedAt()),
                PageWords.spoken(came),
                passage.revokedBecause() == null ? passage.note() : passage.revokedBecause());
    }
}
