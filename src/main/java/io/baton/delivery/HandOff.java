package io.baton.delivery;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.delivery.Dispatch.State;
import io.baton.deployment.Changes;
import io.baton.deployment.Deployable;
import io.baton.deployment.Gatekeeper;
import io.baton.deployment.Permit;
import io.baton.deployment.Run;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import io.baton.platform.http.CallFailed;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the model of the hand-off asks for. Nothing here talks to a tool: that is done once the work is committed. */
@Component
class HandOff {

    /** A deployment may begin. */
    record Begun(String dispatch, String grant) {}

    private final ObjectProvider<Changes> changes;
    private final ObjectProvider<Gatekeeper> gate;
    private final Targets targets;
    private final Tools tools;
    private final Dispatches dispatches;
    private final AuditLedger ledger;
    private final Clock clock;

    HandOff(
            ObjectProvider<Changes> changes,
            ObjectProvider<Gatekeeper> gate,
            Targets targets,
            Tools tools,
            Dispatches dispatches,
            AuditLedger ledger,
            Clock clock) {
        this.changes = changes;
        this.gate = gate;
        this.targets = targets;
        this.tools = tools;
        this.dispatches = dispatches;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Asks the gate, as every pipeline does. That a tool is known for it is looked at first, so that no grant is used up in vain.
     *
     * @throws Refusal 423 or 409 when the gate is closed
     */
    Begun takeGrant(String changeKey) {
        var target = target(permit(changeKey).what());
        tools.require(target.tool());
        var id = Ids.next();
        var keeper = gate.getIfAvailable();
        if (keeper == null) {
            throw Refusal.conflict("gate-closed", "There is no gate that could be open.");
        }
        var granted = keeper.grant(changeKey, new Run(target.tool(), id, 1, null));
        return new Begun(id, granted.id());
    }

    /** Whether a refusal means that the gate is closed, which the model draws; anything else is a failure. */
    static boolean isClosedGate(Refusal refusal) {
        return refusal.status() == HttpStatus.LOCKED || refusal.status() == HttpStatus.CONFLICT;
    }

    /**
     * Writes down that the deployment is wanted.
     *
     * @return what it is handed to
     */
    Target request(String changeKey, Begun begun) {
        var what = permit(changeKey).what();
        var target = target(what);
        if (dispatches.find(begun.dispatch()).isEmpty()) {
            var order = order(begun.dispatch(), changeKey, what, target);
            dispatches.add(order, begun.grant(), target);
            ledger.append(AuditEvent.of("DEPLOYMENT_REQUESTED", "dispatch", order.id())
                    .forTicket(changeKey, null)
                    .with("service", target.service())
                    .with("environment", target.environment())
                    .with("tool", target.tool())
                    .with("job", target.job()));
        }
        return target;
    }

    private static Order order(String id, String changeKey, Deployable what, Target target) {
        var values = new HashMap<String, String>();
        values.put("version", Objects.requireNonNullElse(what.version(), ""));
        values.put("commit", Objects.requireNonNullElse(what.commit(), ""));
        values.put("service", what.service());
        values.put("environment", what.environment());
        values.put("change", changeKey);
        var parameters = target.filled(values);
        parameters.put(Order.ID_PARAMETER, id);
        var ref = target.ref() == null ? null : Target.filled(target.ref(), values);
        return new Order(id, changeKey, what, target.job(), ref, parameters, null);
    }

    private Permit permit(String changeKey) {
        var known = changes.getIfAvailable();
        return (known == null ? Optional.<Permit>empty() : known.permit(changeKey))
                .orElseThrow(() -> Refusal.notFound("What change " + changeKey + " allows"));
    }

    private Target target(Deployable what) {
        return targets.of(what.service(), what.environment())
                .orElseThrow(() -> Refusal.invalid(
                        "tool",
                        "No tool is named that brings " + what.service() + " to " + what.environment()
                                + ". Name one at /api/delivery/targets."));
    }

    /** Asks for the deployment to be stopped. One that was not sent never is. */
    void cancel(String id) {
        var dispatch = dispatches.findForUpdate(id).orElseThrow();
        if (dispatch.state().isOver() || dispatch.cancelAt() != null) {
            return;
        }
        dispatches.change(id, Map.of("cancel_at", clock.instant(), "next_look_at", clock.instant()));
        ledger.append(AuditEvent.of("DEPLOYMENT_CANCEL_REQUESTED", "dispatch", id)
                .forTicket(dispatch.changeKey(), null)
                .with("tool", dispatch.tool()));
    }

    /** Why the tool did not take the order, once; asked again, it is sent again. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<CallFailed> troubleOrResend(String id) {
        var dispatch = dispatches.findForUpdate(id).orElseThrow();
        if (dispatch.state() != State.REFUSED) {
            return Optional.empty();
        }
        if (!dispatch.troubleTold()) {
            dispatches.change(id, Map.of("trouble_told", true));
            return Optional.of(new CallFailed(
                    "deploy-" + dispatch.tool(), words(dispatch.note()), dispatch.asked(), dispatch.answered()));
        }
        var again = new HashMap<String, @Nullable Object>();
        again.put("attempts", 0);
        again.put("searches", 0);
        again.put("trouble_told", false);
        again.put("next_look_at", clock.instant());
        dispatches.move(id, State.REFUSED, State.NEW, again);
        return Optional.empty();
    }

    private static String words(@Nullable String note) {
        return Objects.requireNonNullElse(note, "The tool did not take the deployment.");
    }
}
