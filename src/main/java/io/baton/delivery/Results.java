package io.baton.delivery;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.delivery.Dispatch.State;
import io.baton.deployment.Gatekeeper;
import io.baton.deployment.Outcome;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what came of a deployment, from whoever says it first, and tells the process. */
@Component
class Results {

    static final String FINISHED = "DeploymentFinished";
    static final String REFUSED = "DeploymentRefused";
    static final String REVOKED = "DeploymentRevoked";

    static final int LONGEST_NOTE = 1000;

    private static final Duration LOOK_AT_REFUSED = Duration.ofSeconds(30);

    private final Dispatches dispatches;
    private final ObjectProvider<Gatekeeper> gate;
    private final Processes processes;
    private final AuditLedger ledger;
    private final Clock clock;

    Results(
            Dispatches dispatches,
            ObjectProvider<Gatekeeper> gate,
            Processes processes,
            AuditLedger ledger,
            Clock clock) {
        this.dispatches = dispatches;
        this.gate = gate;
        this.processes = processes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Keeps how a deployment ended.
     *
     * @param from who says so: {@code tool} or {@code report} or {@code person}
     * @return false when its end was known before; the first word counts
     */
    @Transactional
    public boolean finish(String id, Outcome outcome, @Nullable String note, String from) {
        var dispatch = dispatches.findForUpdate(id).orElseThrow();
        if (dispatch.state().isOver()) {
            return false;
        }
        var kept = note == null ? null : shortened(note);
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("note", kept);
        columns.put("finished_at", clock.instant());
        columns.put("state", state(outcome).name());
        dispatches.change(id, columns);
        gate.ifAvailable(keeper -> keeper.ended(dispatch.grantId(), outcome, kept));
        ledger.append(AuditEvent.of("DEPLOYMENT_FINISHED", "dispatch", id)
                .forTicket(dispatch.changeKey(), null)
                .with("outcome", outcome.name())
                .with("from", from)
                .with("service", dispatch.service())
                .with("environment", dispatch.environment())
                .with("tool", dispatch.tool())
                .with("run", dispatch.externalUrl()));
        tell(id, FINISHED, dispatch.changeKey(), finished(dispatch, outcome.name(), note));
        return true;
    }

    /**
     * The same by the word of a person.
     *
     * @return how it ended: what the tool said counts if it said it before
     */
    @Transactional
    public String settle(String id, Outcome outcome, @Nullable String reason) {
        finish(id, outcome, reason, "person");
        return dispatches.find(id).orElseThrow().state().name();
    }

    /** What was deployed and taken back again has not succeeded. */
    private static State state(Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> State.SUCCEEDED;
            case FAILED, ROLLED_BACK -> State.FAILED;
            case CANCELLED -> State.CANCELLED;
        };
    }

    private static Map<String, @Nullable Object> finished(Dispatch dispatch, String outcome, @Nullable String note) {
        var variables = new HashMap<String, @Nullable Object>();
        variables.put(ProcessVariables.DEPLOYMENT_OUTCOME.name(), outcome);
        variables.put(ProcessVariables.DEPLOYMENT_NOTE.name(), note == null ? null : shortened(note));
        variables.put(
                ProcessVariables.DEPLOYMENT_STOPPED.name(),
                outcome.equals(State.CANCELLED.name()) && dispatch.externalId() != null);
        return variables;
    }

    /** The tool did not take it: a person is asked. */
    @Transactional
    public void refused(String id, Map<String, ? extends @Nullable Object> trouble) {
        var dispatch = dispatches.findForUpdate(id).orElseThrow();
        if (dispatch.state().isOver()) {
            return;
        }
        var columns = new HashMap<String, @Nullable Object>(trouble);
        columns.put("state", State.REFUSED.name());
        columns.put("trouble_told", false);
        dispatches.change(id, columns);
        tell(id, REFUSED, dispatch.changeKey(), Map.of());
        dispatches.lookNoLaterThan(id, clock.instant().plus(LOOK_AT_REFUSED));
    }

    /** The change no longer allows it: its process has it stopped, or nobody but us where the change was given up. */
    @Transactional
    public void revoked(Dispatch dispatch, Duration pause) {
        // before the process hears it, which may have it stopped at once
        dispatches.change(dispatch.id(), Map.of("next_look_at", clock.instant().plus(pause)));
        var key = dispatch.changeKey();
        var which = ProcessVariables.DISPATCH_ID;
        if (processes.tellWaiting(REVOKED, key, which, dispatch.id(), Map.of())) {
            dispatches.change(dispatch.id(), Map.of("revoked_told", true));
        } else if (!processes.runsFor(DeliveryWords.PROCESS, key, which, dispatch.id())) {
            dispatches.change(dispatch.id(), Map.of("revoked_told", true));
            cancel(dispatch.id());
        }
    }

    /** Asks for the deployment to be stopped. One that was not sent never is. */
    @Transactional
    public void cancel(String id) {
        var dispatch = dispatches.findForUpdate(id).orElseThrow();
        if (dispatch.state().isOver() || dispatch.cancelAt() != null) {
            return;
        }
        dispatches.change(id, Map.of("cancel_at", clock.instant(), "next_look_at", clock.instant()));
        ledger.append(AuditEvent.of("DEPLOYMENT_CANCEL_REQUESTED", "dispatch", id)
                .forTicket(dispatch.changeKey(), null)
                .with("tool", dispatch.tool()));
    }

    /** Tells again what nobody waited for when it happened. */
    @Transactional
    public void tellAgain(Dispatch dispatch) {
        if (dispatch.state().isOver()) {
            tell(
                    dispatch.id(),
                    FINISHED,
                    dispatch.changeKey(),
                    finished(dispatch, dispatch.state().name(), dispatch.note()));
        } else {
            tell(dispatch.id(), REFUSED, dispatch.changeKey(), Map.of());
            dispatches.lookNoLaterThan(dispatch.id(), clock.instant().plus(LOOK_AT_REFUSED));
        }
    }

    private void tell(String id, String message, String change, Map<String, ? extends @Nullable Object> variables) {
        var heard = processes.tellWaiting(message, change, ProcessVariables.DISPATCH_ID, id, variables);
        // A person may be at it at this moment; a process that is over needs to hear nothing any more.
        var again = !heard && processes.runsFor(DeliveryWords.PROCESS, change, ProcessVariables.DISPATCH_ID, id);
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("untold", again);
        columns.put("next_look_at", again ? clock.instant().plus(DeliveryWords.TELL_AGAIN) : null);
        dispatches.change(id, columns);
    }

    static String shortened(String note) {
        return note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE - 1) + "…";
    }
}
