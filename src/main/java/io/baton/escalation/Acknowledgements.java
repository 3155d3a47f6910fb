package io.baton.escalation;

import static io.baton.engine.ProcessVariables.ESCALATION_FURTHER;

import io.baton.engine.Processes;
import io.baton.engine.WorkingTime;
import io.baton.escalation.Climb.Asked;
import io.baton.escalation.EscalationBook.Asking;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who is asked to acknowledge a rung. Somebody whom another ladder of the same ticket asks already reads the further reason
 * there and is not asked a second time; one answer does for both.
 */
@Component
class Acknowledgements {

    /** Rungs that may be taken only once, because they move something on. */
    private static final Set<String> ONCE = Set.of("MOVE_GROUP", "REASSIGN");

    /**
     * What becomes of a rung.
     *
     * @param people who get the task
     * @param task whether there is one
     * @param again whether the same rung comes again after the wait
     */
    record Wanted(List<String> people, boolean task, Wait within, boolean again) {}

    private static final int LONGEST = 4000;

    private final EscalationBook book;
    private final LadderEnds ends;
    private final Processes processes;
    private final WorkingTime time;
    private final Clock clock;

    Acknowledgements(EscalationBook book, LadderEnds ends, Processes processes, WorkingTime time, Clock clock) {
        this.book = book;
        this.ends = ends;
        this.processes = processes;
        this.time = time;
        this.clock = clock;
    }

    Wanted wanted(Escalation it, Asked asked, List<String> called) {
        if (!asked.acknowledge()) {
            book.asks(it.id(), List.of(), null);
            return new Wanted(called, false, asked.within(), false);
        }
        var now = clock.instant();
        var others = book.asking(it.ticketKey(), it.id(), now).stream()
                .filter(other -> called.stream().anyMatch(other.people()::contains))
                .toList();
        others.forEach(other -> tell(other, it));
        var left = leftOf(called, others);
        if (left.isEmpty()) {
            book.asks(it.id(), List.of(), null);
            return leaning(asked, called, others, until(it, asked, now));
        }
        book.asks(it.id(), left, until(it, asked, now));
        return new Wanted(left, true, asked.within(), false);
    }

    private static List<String> leftOf(List<String> called, List<Asking> others) {
        var busy = others.stream().flatMap(other -> other.people().stream()).collect(Collectors.toSet());
        return called.stream().filter(person -> !busy.contains(person)).toList();
    }

    private Instant until(Escalation it, Asked asked, Instant now) {
        var within = asked.within();
        return time.after(now, Duration.parse(within.time()), within.calendar(), it.ticketKey());
    }

    /** Waits for the answer that somebody else's task brings; without one the rung comes again and asks for itself. */
    private Wanted leaning(Asked asked, List<String> called, List<Asking> others, Instant end) {
        var theirs = others.stream().map(Asking::until).min(Instant::compareTo).orElse(end);
        var again = !theirs.isAfter(end)
                && Stream.of(asked.action().split("\\s*,\\s*")).noneMatch(ONCE::contains);
        var rest = Duration.between(clock.instant(), theirs)
                .truncatedTo(ChronoUnit.SECONDS)
                .plusSeconds(1);
        return new Wanted(called, false, again ? new Wait(rest.toString(), Wait.ALWAYS) : asked.within(), again);
    }

    /** The form of the first task shows for what else its answer does. */
    private void tell(Asking other, Escalation further) {
        var reasons = book.climbing(further.ticketKey()).stream()
                .filter(ladder -> !ladder.id().equals(other.id()))
                .filter(ladder -> ladder.id().equals(further.id())
                        || ends.called(ladder).stream().anyMatch(other.people()::contains))
                .map(ladder -> "- " + ladder.reason())
                .distinct()
                .collect(Collectors.joining("\n"));
        var words = "**Your answer does for this as well:**\n\n" + reasons;
        var shown = words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
        book.instanceOf(other.id())
                .ifPresent(instance -> processes.tell(instance, Map.of(ESCALATION_FURTHER.name(), shown)));
    }
}
