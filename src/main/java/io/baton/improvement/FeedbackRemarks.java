package io.baton.improvement;

import io.baton.people.Person;
import io.baton.ticket.Remark;
import io.baton.ticket.RemarkSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Anonymous entries as remarks that may become improvements; they have no author to tell. */
@Component
class FeedbackRemarks implements RemarkSource {

    static final String SOURCE = "FEEDBACK";

    private final FeedbackEntries entries;

    FeedbackRemarks(FeedbackEntries entries) {
        this.entries = entries;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Optional<Remark> find(String id, Person reader) {
        return entries.find(id)
                .map(entry -> new Remark(
                        SOURCE,
                        entry.id(),
                        entry.processKey(),
                        entry.remark(),
                        null,
                        entry.ticketKey(),
                        entry.processKey(),
                        entry.activityId()));
    }
}
