package io.baton.escalation;

import io.baton.engine.Errands;
import io.baton.escalation.Escalation.State;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Ends ladders: in the ledger at once, in their models by an errand right after. Whoever ends one by completing something
 * never meets a rung that is taken at that moment.
 */
@Component
class LadderEnds {

    private final EscalationBook book;
    private final EscalationStory story;
    private final Causes causes;
    private final Errands errands;
    private final CloseLadder close;

    LadderEnds(EscalationBook book, EscalationStory story, Causes causes, Errands errands, CloseLadder close) {
        this.book = book;
        this.story = story;
        this.causes = causes;
        this.errands = errands;
        this.close = close;
    }

    /** Of a ladder that is still climbed; the caller has locked its ticket. */
    void end(Escalation ladder, Ending ending) {
        write(ladder, ending);
        if (ending.by() != null && ending.cause() != null) {
            causes.record(ladder.id(), ending.cause(), null, ending.by());
        }
        book.instanceOf(ladder.id())
                .ifPresentOrElse(
                        instance -> errands.later(CloseLadder.NAME, ladder.id(), instance),
                        () -> close.run(ladder.id()));
    }

    /** The same where the model has ended by itself; it goes on to the cause. */
    void write(Escalation ladder, Ending ending) {
        book.ended(ladder.id(), ending);
        story.ended(
                ladder, ending.how().name(), ending.by() == null ? List.of() : List.of(ending.by()), ending.inWords());
    }

    /** One answer does for all ladders of the ticket on which that person was called. */
    void endOthers(Escalation answered, Ending ending) {
        if (ending.how() != State.ACKNOWLEDGED) {
            return;
        }
        var by = Objects.requireNonNull(ending.by());
        book.climbing(answered.ticketKey()).stream()
                .filter(other ->
                        !other.id().equals(answered.id()) && called(other).contains(by))
                .forEach(other -> end(other, ending.with(answered.id())));
    }

    /** Everybody whom a ladder has called so far. */
    List<String> called(Escalation ladder) {
        return book.steps(ladder.id()).stream()
                .filter(step -> step.rung() > 0 && !EscalationStory.PLAIN.contains(step.action()))
                .flatMap(step -> step.called().stream())
                .distinct()
                .toList();
    }
}
