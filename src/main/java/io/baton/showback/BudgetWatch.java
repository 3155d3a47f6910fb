package io.baton.showback;

import io.baton.people.Person;
import io.baton.ticket.AnswerRules;
import io.baton.ticket.EditGuard;
import io.baton.ticket.Ticket;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** An answer that makes a request dearer is no way past its budget. */
@Component
class BudgetWatch implements EditGuard {

    private final CostDesk desk;
    private final ObjectProvider<AnswerRules> answers;

    BudgetWatch(CostDesk desk, ObjectProvider<AnswerRules> answers) {
        this.desk = desk;
        this.answers = answers;
    }

    @Override
    public void edited(Ticket before, Ticket after, Person editor) {
        if (!before.fields().equals(after.fields())) {
            answers.stream()
                    .findFirst()
                    .ifPresent(rules ->
                            desk.recheck(after.key(), rules.consequences(after).costCents()));
        }
    }
}
