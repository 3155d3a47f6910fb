package io.baton.sla;

import static io.baton.engine.ProcessVariables.ESCALATES;
import static io.baton.engine.ProcessVariables.SLA_BORNE_UNTIL;
import static io.baton.engine.ProcessVariables.SLA_CLOCK;
import static io.baton.engine.ProcessVariables.SLA_REASON;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Brings about what the missed target leads to: service credit, improvement, and whether and when the ladder is climbed. */
@Component
class ApplyConsequenceDelegate implements JavaDelegate, KeepsRecords {

    private final Consequences consequences;

    ApplyConsequenceDelegate(Consequences consequences) {
        this.consequences = consequences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var applied = consequences.apply(SLA_CLOCK.get(execution));
        ESCALATES.set(execution, applied.escalates());
        SLA_REASON.set(execution, applied.reason());
        SLA_BORNE_UNTIL.set(execution, Date.from(applied.borneUntil()));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(ESCALATES, SLA_REASON, SLA_BORNE_UNTIL);
    }
}
