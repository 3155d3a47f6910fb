package io.baton.gate;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** A question that waits until it is open, or will not open, or says something else than its client knows. */
final class WaitingQuestion implements WaitingRoom.Waiting {

    private final Gate gate;
    private final CallersOfGate callers;
    private final GateAnswers answers;
    private final Consumer<Verdict> log;
    private final boolean asText;
    private final @Nullable String known;
    private volatile Verdict last;

    /** @param known entity tag of the answer the client has; null where it has none */
    WaitingQuestion(
            Gate gate,
            CallersOfGate callers,
            GateAnswers answers,
            Consumer<Verdict> log,
            boolean asText,
            @Nullable String known,
            Verdict first) {
        this.gate = gate;
        this.callers = callers;
        this.answers = answers;
        this.log = log;
        this.asText = asText;
        this.known = known;
        this.last = first;
    }

    private record Same(
            Object what, @Nullable Object change, @Nullable Object run) {}

    @Override
    public String environment() {
        return last.question().what().environment();
    }

    @Override
    public long epoch() {
        return last.epoch();
    }

    @Override
    public @Nullable Instant edge() {
        return last.nextEdge();
    }

    @Override
    public @Nullable ResponseEntity<?> look(WaitingRoom.Round round) {
        var question = last.question().by(callers.again(last.question().who()));
        var same = new Same(question.what(), question.change(), question.run());
        last = gate.judge(question, round.facts(same, it -> gate.facts(question)));
        return isAnswer(last, known) ? answered() : null;
    }

    /** Whether the client has to hear of it at once. */
    static boolean isAnswer(Verdict verdict, @Nullable String known) {
        return known == null ? verdict.isOpen() || verdict.isFinal() : !known.equals(verdict.etag());
    }

    @Override
    public ResponseEntity<?> last() {
        return answered();
    }

    @Override
    public ResponseEntity<?> closing() {
        return GateAnswers.refused(Gate.undecided());
    }

    private ResponseEntity<?> answered() {
        log.accept(last);
        return answers.byStatus(last, asText);
    }
}
