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
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the model of the hand-off asks for. Nothing here talks to a tool: that is done once the work is committed. */
@Component
class HandOff {

    /** A deployment may begin. */
    record Begun(String dispatch, String grant) {}

    /**
     * What the gate said.
     *
     * @param begun where it is open
     */
    record Asked(Gatekeeper.Standing standing, @Nullable Begun begun, String because) {}

    private final ObjectProvider<Changes> changes;
    private final ObjectProvider<Gatekeeper> gate;
    private final Targets targets;
    private final Tools tools;
    private final Dispatches dispatches;
    private final TicketDesk tickets;
    private final AuditLedger ledger;
    private final Clock clock;

    HandOff(
            ObjectProvider<Changes> changes,
            ObjectProvider<Gatekeeper> gate,
            Targets targets,
            Tools tools,
            Dispatches dispatches,
            TicketDesk tickets,
            AuditLedger ledger,
            Clock clock) {
        this.changes = changes;
        this.gate = gate;
        this.targets = targets;
        this.tools = tools;
        this.dispatches = dispatches;
        this.tickets = tickets;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Whether a tool is named that brings the service of this change to its environment. */
    boolean isToolKnown(String changeKey) {
        return known(changeKey)
                .map(Permit::what)
                .flatMap(what -> targets.of(what.service(), what.environment()))
                .flatMap(target -> tools.find(target.tool()))
                .isPresent();
    }

    /** Asks the gate, as every pipeline does. That a tool is known is looked at first, so that no grant is used up in vain. */
    Asked takeGrant(String changeKey) {
        var target = target(permit(changeKey).what());
        tools.require(target.tool());
        var keeper = gate.getIfAvailable();
        if (keeper == null) {
            return new Asked(Gatekeeper.Standing.STOP, null, "There is no gate that could be open.");
        }
        var id = Ids.next();
        var answer = keeper.ask(changeKey, new Run(target.tool(), id, 1, null));
        var granted = answer.granted();
        if (granted != null) {
            return new Asked(answer.standing(), new Begun(id, granted.id()), "");
        }
        var because = Results.shortened(answer.because());
        tickets.note(
                changeKey,
                "CHANGE",
                (answer.standing() == Gatekeeper.Standing.WAIT
                                ? "It waits for the gate before " + target.tool() + " deploys it. "
                                : target.tool() + " does not deploy it, the gate is closed. ")
                        + because,
                false,
                Map.of("standing", answer.standing().name()));
        return new Asked(answer.standing(), null, because);
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
            tickets.note(
                    changeKey,
                    "CHANGE",
                    "Handed to " + target.tool() + ": job " + target.job() + ".",
                    false,
                    Map.of("dispatchId", order.id()));
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
        return known(changeKey).orElseThrow(() -> Refusal.notFound("What change " + changeKey + " allows"));
    }

    private Optional<Permit> known(String changeKey) {
        var known = changes.getIfAvailable();
        return known == null ? Optional.empty() : known.permit(changeKey);
    }

    private Target target(Deployable what) {
        return targets.of(what.service(), what.environment())
                .orElseThrow(() -> Refusal.invalid(
                        "tool",
                        "No tool is named that brings " + what.service() + " to " + what.environment()
                                + ". Name one at /api/delivery/targets."));
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
