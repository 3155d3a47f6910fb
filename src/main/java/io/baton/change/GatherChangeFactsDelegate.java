package io.baton.change;

import static io.baton.engine.ProcessVariables.AFFECTED_USERS;
import static io.baton.engine.ProcessVariables.CHANGE_EVIDENCE;
import static io.baton.engine.ProcessVariables.CHANGE_HISTORY;
import static io.baton.engine.ProcessVariables.CHANGE_PREPARED;
import static io.baton.engine.ProcessVariables.CHANGE_SUMMARY;
import static io.baton.engine.ProcessVariables.DATA_CLASS;
import static io.baton.engine.ProcessVariables.FAILED_CHANGES;
import static io.baton.engine.ProcessVariables.OUTAGE_MINUTES;
import static io.baton.engine.ProcessVariables.RECENT_INCIDENTS;
import static io.baton.engine.ProcessVariables.REGULATED;
import static io.baton.engine.ProcessVariables.SERVICE_SUCCESS;
import static io.baton.engine.ProcessVariables.SERVICE_TIER;
import static io.baton.engine.ProcessVariables.TEAM_SUCCESS;
import static io.baton.engine.ProcessVariables.TESTS_PASSED;
import static io.baton.engine.ProcessVariables.TRUST_LEVEL;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Hands the facts of a change to the tables that judge it. */
@Component
class GatherChangeFactsDelegate implements JavaDelegate, KeepsRecords {

    /** What nobody classed is at least not for the public. */
    private static final String UNSAID = "internal";

    private static final int LOWEST_TIER = 4;

    private final ChangeFacts facts;

    GatherChangeFactsDelegate(ChangeFacts facts) {
        this.facts = facts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var known = facts.of(execution.getProcessBusinessKey());
        OUTAGE_MINUTES.set(execution, known.change().outageMinutes());
        AFFECTED_USERS.set(execution, known.change().affectedUsers());
        SERVICE_TIER.set(execution, Objects.requireNonNullElse(known.items().tier(), LOWEST_TIER));
        REGULATED.set(execution, known.items().isRegulated());
        DATA_CLASS.set(execution, Objects.requireNonNullElse(known.items().dataClass(), UNSAID));
        RECENT_INCIDENTS.set(execution, known.incidents());
        FAILED_CHANGES.set(execution, known.failedChanges());
        SERVICE_SUCCESS.set(execution, known.scores().service());
        TEAM_SUCCESS.set(execution, known.scores().team());
        TESTS_PASSED.set(execution, Boolean.TRUE.equals(known.change().testsPassed()));
        TRUST_LEVEL.set(execution, known.trust().name());
        CHANGE_PREPARED.set(execution, known.isPrepared());
        CHANGE_SUMMARY.set(execution, known.summary());
        CHANGE_HISTORY.set(execution, known.history());
        CHANGE_EVIDENCE.set(execution, known.evidence());
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(
                OUTAGE_MINUTES,
                AFFECTED_USERS,
                SERVICE_TIER,
                REGULATED,
                DATA_CLASS,
                RECENT_INCIDENTS,
                FAILED_CHANGES,
                SERVICE_SUCCESS,
                TEAM_SUCCESS,
                TESTS_PASSED,
                TRUST_LEVEL,
                CHANGE_PREPARED,
                CHANGE_SUMMARY,
                CHANGE_HISTORY,
                CHANGE_EVIDENCE);
    }
}
