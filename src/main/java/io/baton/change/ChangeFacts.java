package io.baton.change;

import io.baton.deployment.Trust;
import io.baton.ticket.AffectedItems;
import io.baton.ticket.AffectedItems.Disturbance;
import io.baton.ticket.ItemFacts;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds out what the tables that judge a change ask for. */
@Component
class ChangeFacts {

    private static final Set<Proof.Kind> NEEDED =
            Set.of(Proof.Kind.IMPLEMENTATION_PLAN, Proof.Kind.ROLLBACK_PLAN, Proof.Kind.BACKOUT_TEST);

    private static final int LONGEST = 4000;
    private static final int LONGEST_PROOF = 1200;
    private static final int SHOWN = 20;

    /** What is left is for the risk, which is judged by it. */
    private static final int LONGEST_SUMMARY = 3000;

    /** @param isPrepared whether everything is there that has to be there before people are asked */
    record Facts(
            Change change,
            Set<String> touched,
            ItemFacts.Facts items,
            int incidents,
            int failedChanges,
            SuccessScores.Scores scores,
            Trust.Level trust,
            boolean isPrepared,
            String summary,
            String history,
            String evidence) {}

    private final ChangeBook book;
    private final Permits permits;
    private final ObjectProvider<ItemFacts> itemFacts;
    private final ObjectProvider<AffectedItems> items;
    private final SuccessScores scores;
    private final ObjectProvider<Trust> trust;
    private final ChangeSettings settings;
    private final Clock clock;

    ChangeFacts(
            ChangeBook book,
            Permits permits,
            ObjectProvider<ItemFacts> itemFacts,
            ObjectProvider<AffectedItems> items,
            SuccessScores scores,
            ObjectProvider<Trust> trust,
            ChangeSettings settings,
            Clock clock) {
        this.book = book;
        this.permits = permits;
        this.itemFacts = itemFacts;
        this.items = items;
        this.scores = scores;
        this.trust = trust;
        this.settings = settings;
        this.clock = clock;
    }

    Facts of(String key) {
        var change = book.find(key).orElseThrow();
        var touched = permits.touched(change);
        var now = clock.instant();
        var known = itemFacts.getIfAvailable();
        var disturbances = items.stream()
                .flatMap(register -> register.disturbances(touched, now.minus(settings.incidentsWithin())).stream())
                .toList();
        var failed = book.failedSince(
                change.what().service(), change.what().environment(), now.minus(settings.failuresWithin()));
        var trusted = trust.getIfAvailable();
        var standing = trusted == null
                ? null
                : trusted.of(change.what().service(), change.what().environment());
        var success = scores.of(change.what().service());
        return new Facts(
                change,
                touched,
                known == null ? ItemFacts.Facts.NONE : known.ofItems(touched),
                disturbances.size(),
                failed,
                success,
                standing == null ? Trust.Level.T0 : standing.level(),
                change.type() != ChangeType.NORMAL || proven(key).containsAll(NEEDED),
                summary(change, touched, permits.inTheWay(change)),
                cut(history(disturbances, failed) + "\n\n" + success.words()
                        + (standing == null ? "" : "\n\nIts pipelines: " + standing.sentence() + ".")),
                evidence(key));
    }

    private Set<Proof.Kind> proven(String key) {
        return book.proofs(key).stream().map(Proof::kind).collect(Collectors.toSet());
    }

    private static String summary(Change change, Set<String> touched, List<String> inTheWay) {
        var what = change.what();
        var lines = new StringBuilder("**" + change.title() + "**: " + what.service());
        lines.append(said(" ", what.version())).append(" in ").append(what.environment());
        lines.append(said(", commit ", what.commit())).append(".\n\n");
        line(lines, "When", ChangeWords.window(change));
        line(lines, "Touches", String.join(", ", touched.stream().sorted().toList()));
        line(lines, "Outage", change.outageMinutes() + " min, noticed by " + change.affectedUsers() + " people");
        if (!inTheWay.isEmpty()) {
            line(lines, "In the way of its window", String.join(" ", inTheWay));
        }
        line(lines, "Why", change.reason());
        if (change.objective() != null) {
            line(lines, "Objective", change.objective() + ", seen by " + change.measure());
        }
        return cut(lines.toString(), LONGEST_SUMMARY);
    }

    private static String said(String before, @Nullable String text) {
        return text == null ? "" : before + text;
    }

    /** A line of a list, so that it stays on a line of its own wherever it is shown. */
    private static void line(StringBuilder lines, String label, String text) {
        lines.append("* **")
                .append(label)
                .append(":** ")
                .append(text.strip().replaceAll("\\s*\\R\\s*", " "))
                .append('\n');
    }

    /** The latest of each kind, in the order in which people read it; what is long is read on the page of the change. */
    private String evidence(String key) {
        var latest = new EnumMap<Proof.Kind, Proof>(Proof.Kind.class);
        book.proofs(key).forEach(proof -> latest.put(proof.kind(), proof));
        latest.remove(Proof.Kind.REVIEW);
        var texts = latest.values().stream()
                .map(proof -> "**" + ChangeWords.label(proof.kind()) + "**\n\n" + cut(proof.text(), LONGEST_PROOF))
                .collect(Collectors.joining("\n\n"));
        return texts.isEmpty() ? "No evidence is there yet." : cut(texts, LONGEST);
    }

    private String history(List<Disturbance> disturbances, int failed) {
        var days = settings.incidentsWithin().toDays();
        var changes = failed == 0
                ? "No change failed there lately."
                : "Changes that failed there in " + settings.failuresWithin().toDays() + " days: " + failed + ".";
        if (disturbances.isEmpty()) {
            return "No incidents in the last " + days + " days. " + changes;
        }
        return cut(disturbances.stream()
                .limit(SHOWN)
                .map(it -> "* " + it.key() + " " + Objects.requireNonNullElse(it.priority(), "") + " " + it.title())
                .collect(Collectors.joining(
                        "\n",
                        "Incidents in the last " + days + " days: " + disturbances.size() + "\n\n",
                        "\n\n" + changes)));
    }

    private static String cut(String text) {
        return cut(text, LONGEST);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
