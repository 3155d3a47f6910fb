package io.baton.change;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.deployment.Changes;
import io.baton.deployment.Gatekeeper;
import io.baton.deployment.Outcome;
import io.baton.deployment.PermitState;
import io.baton.deployment.Run;
import io.baton.engine.Errand;
import io.baton.engine.Errands;
import io.baton.engine.GoLiveGuard.GoingLive;
import io.baton.engine.GoLiveGuard.LiveModel;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.schedule.GoLives;
import io.baton.ticket.Duties;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where models go live by a change: within its window, exactly as they were approved, and through the gate. */
@Component
class GoLiveDesk implements Errand {

    private static final String NAME = "models-went-live";
    static final String RULE = "model-go-live";
    private static final String LIVE = "The models are live.";

    private final ChangeBook book;
    private final GoLiveBook goLives;
    private final GoLives times;
    private final Duties duties;
    private final TicketDesk tickets;
    private final ObjectProvider<Gatekeeper> gate;
    private final Changes changes;
    private final Errands errands;
    private final SignedIn signedIn;
    private final AuditLedger ledger;
    private final Clock clock;

    GoLiveDesk(
            ChangeBook book,
            GoLiveBook goLives,
            GoLives times,
            Duties duties,
            TicketDesk tickets,
            ObjectProvider<Gatekeeper> gate,
            @Lazy Changes changes,
            @Lazy Errands errands,
            SignedIn signedIn,
            AuditLedger ledger,
            Clock clock) {
        this.book = book;
        this.goLives = goLives;
        this.times = times;
        this.duties = duties;
        this.tickets = tickets;
        this.gate = gate;
        this.changes = changes;
        this.errands = errands;
        this.signedIn = signedIn;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @throws Refusal 403 naming the change, what is in the way and when it may go live */
    @Transactional
    public void admit(GoingLive what, String key) {
        var person = signedIn.require();
        tickets.lock(key);
        var change = book.find(key).orElseThrow();
        requireApproved(change);
        requireTime(change);
        requireFiles(change, what);
        duties.took(change.key(), person.id(), Duties.IMPLEMENT);
        var keeper = gate.getIfAvailable();
        var grant = keeper == null ? null : granted(keeper, change, what);
        goLives.add(what.deploymentId(), change.key(), grant, person.id());
    }

    private static void requireApproved(Change change) {
        if (change.state() != PermitState.APPROVED) {
            throw refusal(change, "is " + change.state() + ": " + change.because());
        }
    }

    private void requireTime(Change change) {
        var now = clock.instant();
        if (change.from() == null && change.type() != ChangeType.EMERGENCY) {
            throw refusal(change, "has no planned time yet.");
        }
        if (change.from() != null && now.isBefore(change.from())) {
            throw refusal(change, "is not due yet.");
        }
        if (change.until() != null && !now.isBefore(change.until())) {
            throw refusal(change, "was not used in its time. Plan it anew.");
        }
        if (change.type() != ChangeType.EMERGENCY) {
            times.obstacles(now).stream().findFirst().ifPresent(obstacle -> {
                throw refusal(change, "has to wait: " + obstacle.words() + " Until " + obstacle.until() + ".");
            });
        }
    }

    /** A change is used once, so everything that belongs to it goes live at once. */
    private static void requireFiles(Change change, GoingLive what) {
        var approved = change.what().digests();
        if (approved.isEmpty()) {
            return;
        }
        var other = what.digests().entrySet().stream()
                .filter(file -> !approved.contains(file.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!other.isEmpty()) {
            throw refusal(change, "was approved with other content than " + String.join(", ", other) + " has.");
        }
        var missing = new HashSet<>(approved);
        missing.removeAll(what.digests().values());
        if (!missing.isEmpty()) {
            throw refusal(
                    change,
                    "goes live as a whole, in one deployment; " + missing.size() + " of its " + approved.size()
                            + " files are missing.");
        }
    }

    private static String granted(Gatekeeper keeper, Change change, GoingLive what) {
        try {
            return keeper.grant(change.key(), new Run("models", what.deploymentId(), 1, null))
                    .id();
        } catch (Refusal closed) {
            throw refusal(change, "is held at the gate: " + closed.getMessage());
        }
    }

    private static Refusal refusal(Change change, String why) {
        var window =
                change.from() == null ? "" : " It may go live from " + change.from() + " until " + change.until() + ".";
        return Refusal.forbidden(RULE, change.key() + " (" + change.title() + ") " + why + window)
                .with("change", change.key())
                .with("window", change.from() == null ? "any time" : change.from() + "/" + change.until());
    }

    /** Its models are in: the change is told as soon as the deployment is through. */
    @Transactional
    public void live(String deploymentId, List<LiveModel> models) {
        goLives.find(deploymentId).ifPresent(goLive -> {
            var words = models.stream()
                    .map(model -> model.id() + " v" + model.version())
                    .sorted()
                    .toList();
            tickets.note(
                    goLive.changeKey(),
                    "CHANGE",
                    "Live: " + (words.isEmpty() ? "nothing that was not live before" : String.join(", ", words)),
                    false,
                    Map.of("deployment", deploymentId, "models", words));
            ledger.append(AuditEvent.of("MODELS_WENT_LIVE", "change", goLive.changeKey())
                    .forTicket(goLive.changeKey(), null)
                    .with("deployment", deploymentId)
                    .with("models", String.join(", ", words))
                    .with("by", goLive.deployedBy()));
            errands.later(NAME, deploymentId);
        });
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String deploymentId) {
        goLives.find(deploymentId).ifPresent(goLive -> {
            var grant = goLive.grantId();
            var keeper = gate.getIfAvailable();
            if (grant != null && keeper != null) {
                keeper.ended(grant, Outcome.SUCCEEDED, LIVE);
            } else {
                changes.ended(goLive.changeKey(), "", Outcome.SUCCEEDED, LIVE);
            }
        });
    }
}
