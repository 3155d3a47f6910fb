package io.baton.ticket.approval;

import io.baton.engine.Processes;
import io.baton.people.Person;
import io.baton.platform.Refusal;
import io.baton.ticket.AnswerRules;
import io.baton.ticket.EditGuard;
import io.baton.ticket.Ticket;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * An approval is good for exactly what was approved. An edit of it while people are being asked voids what they said and
 * asks them again; after the last of them agreed it is refused, since the work may have begun on their word. What nobody
 * had to approve may still be corrected, unless price, licence or receiver would change with it.
 */
@Component
class ContentWatch implements EditGuard {

    private final ApprovalBook book;
    private final Approvals approvals;
    private final Processes processes;
    private final ContentReader contents;
    private final ObjectProvider<AnswerRules> answers;

    ContentWatch(
            ApprovalBook book,
            Approvals approvals,
            Processes processes,
            ContentReader contents,
            ObjectProvider<AnswerRules> answers) {
        this.book = book;
        this.approvals = approvals;
        this.processes = processes;
        this.contents = contents;
        this.answers = answers;
    }

    @Override
    public void edited(Ticket before, Ticket after, Person editor) {
        var wasEdited = !contents.read(before, null)
                .hash()
                .equals(contents.read(after, null).hash());
        if (wasEdited) {
            book.addEditor(after.key(), editor.id());
        }
        var round = book.latest(after.key()).orElse(null);
        if (round == null || !wasEdited && (round.contentHash().isEmpty() || !contents.differs(after, round))) {
            return;
        }
        if (round.state() == ApprovalState.APPROVED && book.levels(round).isEmpty() && followsTheSame(before, after)) {
            book.renew(round, contents.read(after, round.costCents()));
            return;
        }
        if (round.state() == ApprovalState.APPROVED) {
            throw Refusal.conflict(
                    "approved-content",
                    "What was asked for is settled and cannot be changed any more. Cancel the ticket and ask for what is"
                            + " needed now, so that it is approved as it will be done.");
        }
        if (round.state() == ApprovalState.OPEN) {
            approvals.voidRound(after.key(), round, editor.id());
            processes.correlate("ApprovalVoided", after.key(), Map.of());
        }
    }

    /** Whether nothing that was decided by the answers, such as by the price, would be decided otherwise. */
    private boolean followsTheSame(Ticket before, Ticket after) {
        return answers.stream().allMatch(rules -> rules.consequences(before).equals(rules.consequences(after)));
    }
}
