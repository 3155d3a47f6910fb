package io.baton.escalation;

import io.baton.escalation.RungActions.Result;
import io.baton.escalation.RungActions.Round;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets more people decide where whoever was asked does not answer. */
@Component
class ApprovalHelp {

    Result addBackup(Round round) {
        return new Result(List.of(), "There is no backup.");
    }

    Result addManager(Round round) {
        return new Result(List.of(), "There is no manager.");
    }
}
