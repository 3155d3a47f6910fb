package io.baton.change;

import io.baton.ticket.RecordWords;
import io.baton.ticket.Ticket;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A change as those read it who judge it, do it or look back at it. */
@Component
class ChangeWords implements RecordWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEE d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Map<Proof.Kind, String> PROOFS = new EnumMap<>(Map.of(
            Proof.Kind.IMPLEMENTATION_PLAN, "How it is done",
            Proof.Kind.ROLLBACK_PLAN, "How it is taken back",
            Proof.Kind.BACKOUT_TEST, "Trying to take it back",
            Proof.Kind.TEST_RESULT, "Tests",
            Proof.Kind.COMMITS, "Commits"));

    private final ChangeBook book;
    private final ChangeFacts facts;
    private final RiskWords risk;

    ChangeWords(ChangeBook book, ChangeFacts facts, RiskWords risk) {
        this.book = book;
        this.facts = facts;
        this.risk = risk;
    }

    @Override
    public List<Line> of(Ticket ticket) {
        return ticket.kind().equals(ChangeDesk.KIND) && book.find(ticket.key()).isPresent()
                ? lines(facts.of(ticket.key()))
                : List.of();
    }

    private List<Line> lines(ChangeFacts.Facts known) {
        var change = known.change();
        var what = change.what();
        var lines = new ArrayList<Line>();
        lines.add(new Line("What", joined(what.service(), what.version()) + " in " + what.environment()));
        add(lines, "Commit", what.commit());
        lines.add(new Line("When", window(change)));
        lines.add(new Line("Why", change.reason()));
        lines.add(new Line(
                "Touches", String.join(", ", known.touched().stream().sorted().toList())));
        lines.add(
                new Line("Outage", change.outageMinutes() + " min, noticed by " + change.affectedUsers() + " people"));
        if (change.riskClass() != null) {
            lines.add(new Line(
                    "Risk", risk.of(change.key(), Objects.requireNonNullElse(change.points(), 0), change.riskClass())));
        }
        add(lines, "Objective", change.objective());
        add(lines, "Seen by", change.measure());
        var proofs = new EnumMap<Proof.Kind, String>(Proof.Kind.class);
        book.proofs(change.key()).forEach(proof -> proofs.put(proof.kind(), proof.text()));
        PROOFS.forEach((kind, label) -> add(lines, label, proofs.get(kind)));
        lines.add(new Line("What went wrong there lately", known.history()));
        return lines;
    }

    /** The time in which it may be done. */
    static String window(Change change) {
        return change.from() == null || change.until() == null
                ? "As soon as it is approved"
                : TIME.format(change.from()) + " to " + TIME.format(change.until());
    }

    /** What a proof shows. */
    static String label(Proof.Kind kind) {
        return PROOFS.getOrDefault(kind, "Review");
    }

    private static String joined(String one, @Nullable String other) {
        return other == null ? one : one + " " + other;
    }

    private static void add(List<Line> lines, String label, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            lines.add(new Line(label, text));
        }
    }
}
