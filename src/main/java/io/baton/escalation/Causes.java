package io.baton.escalation;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Why escalations came about. */
@Component
class Causes {

    private final EscalationBook book;
    private final EscalationStory story;
    private final RepeatedCauses repeated;

    Causes(EscalationBook book, EscalationStory story, RepeatedCauses repeated) {
        this.book = book;
        this.story = story;
        this.repeated = repeated;
    }

    /** Counts for those ladders as well that were acknowledged with this one. */
    @Transactional
    void record(String id, String cause, @Nullable String note, String by) {
        var escalation = book.require(id);
        if (escalation.cause() != null) {
            return;
        }
        book.cause(id, cause, note, by);
        story.ended(
                escalation,
                "CAUSE",
                List.of(by),
                "the cause was " + cause.replace('_', ' ').toLowerCase(Locale.ROOT)
                        + (note == null ? "." : ": " + note));
        repeated.look(escalation, cause);
        book.answeredWith(id).forEach(other -> record(other, cause, note, by));
    }
}
