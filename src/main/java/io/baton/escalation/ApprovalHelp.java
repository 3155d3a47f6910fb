package io.baton.escalation;

import io.baton.escalation.RungActions.Result;
import io.baton.escalation.RungActions.Round;
import io.baton.people.Person;
import io.baton.ticket.approval.ExtraApprovers;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets more people decide where whoever was asked does not answer. */
@Component
class ApprovalHelp {

    private final ExtraApprovers approvers;
    private final Callees callees;

    ApprovalHelp(ExtraApprovers approvers, Callees callees) {
        this.approvers = approvers;
        this.callees = callees;
    }

    Result addBackup(Round round) {
        return told(approvers.addBackup(round.escalation().subject()), "backup");
    }

    Result addManager(Round round) {
        return told(approvers.addManager(round.escalation().subject()), "manager");
    }

    private Result told(Optional<Person> added, String part) {
        return added.map(person ->
                        new Result(List.of(person.id()), "The " + part + " " + person.name() + " may decide as well."))
                .orElseGet(() -> new Result(
                        callees.of("PROCESS_OWNER", null, null),
                        "There is no " + part + " who may decide; process owners are called."));
    }
}
