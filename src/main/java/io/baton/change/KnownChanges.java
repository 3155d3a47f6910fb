package io.baton.change;

import io.baton.deployment.Changes;
import io.baton.deployment.Deployable;
import io.baton.deployment.Outcome;
import io.baton.deployment.Permit;
import io.baton.deployment.PermitState;
import io.baton.deployment.Run;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.people.Person;
import io.baton.ticket.PolicyBreaches;
import io.baton.ticket.TicketDesk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The changes as the gate and the tools that deploy know them. */
@Component
class KnownChanges implements Changes {

    private final ChangeBook book;
    private final ChangeDesk desk;
    private final TemplateDesk templates;
    private final Permits permits;
    private final Processes processes;
    private final TicketDesk tickets;
    private final ObjectProvider<PolicyBreaches> breaches;

    KnownChanges(
            ChangeBook book,
            ChangeDesk desk,
            TemplateDesk templates,
            Permits permits,
            Processes processes,
            TicketDesk tickets,
            ObjectProvider<PolicyBreaches> breaches) {
        this.book = book;
        this.desk = desk;
        this.templates = templates;
        this.permits = permits;
        this.processes = processes;
        this.tickets = tickets;
        this.breaches = breaches;
    }

    @Override
    public Optional<Permit> permit(String changeKey) {
        return book.find(changeKey).map(permits::permit);
    }

    @Override
    @Transactional
    public String openStandard(String template, Deployable what, Run run, Person by) {
        var natural = TemplateDesk.naturalKey(template, what);
        var change = templates.use(template, what);
        return book.open(natural)
                .orElseGet(() -> desk.raise(by, change, natural).key());
    }

    @Override
    @Transactional
    public String openBreakGlass(Deployable what, String reason, @Nullable String incidentKey, Person by) {
        var change = desk.raise(
                by,
                new NewChange(
                        ChangeType.EMERGENCY,
                        ChangeCategory.TECHNICAL,
                        Change.GLASS,
                        null,
                        "Glass broken for " + what.service() + " in " + what.environment(),
                        what,
                        List.of(),
                        null,
                        null,
                        0,
                        0,
                        incidentKey == null ? reason : reason + " (" + incidentKey + ")",
                        null,
                        null,
                        null,
                        Map.of()),
                null);
        permits.turn(change, PermitState.APPROVED, by.name() + " takes it upon himself: " + reason);
        return change.key();
    }

    @Override
    public void hold(String changeKey) {
        if (book.find(changeKey).isPresent()) {
            tickets.lock(changeKey);
        }
    }

    @Override
    @Transactional
    public void begun(String changeKey, String grantId, Run run) {
        tickets.lock(changeKey);
        permits.turn(
                desk.require(changeKey),
                PermitState.IMPLEMENTING,
                "Run " + run.id() + " of " + run.system() + ", attempt " + run.attempt() + ", deploys it.");
    }

    @Override
    @Transactional
    public void ended(String changeKey, String grantId, Outcome outcome, @Nullable String note) {
        var facts = new HashMap<String, Object>();
        facts.put(ProcessVariables.CHANGE_OUTCOME.name(), outcome.name());
        facts.put(ProcessVariables.OUTCOME_NOTE.name(), note == null ? "" : note);
        var isHeard = processes.tellAnyWaiting("DeploymentEnded", changeKey, facts);
        // Where a person has said it already nobody waits any more; whoever tells it must not fail for that.
        if (!isHeard && book.find(changeKey).filter(it -> !it.state().isOver()).isPresent()) {
            book.ended(changeKey, outcome, note); // the model is not there yet, and is told when it is
        }
    }

    @Override
    @Transactional
    public void trustLost(String service, String environment) {
        for (var key : book.approvedByTable(service, environment)) {
            tickets.lock(key);
            var change = desk.require(key);
            if (change.state() == PermitState.APPROVED
                    && permits.permit(change).consents().isEmpty()
                    && processes.expects("ChangeEdited", key)) {
                permits.turn(
                        change,
                        PermitState.IN_APPROVAL,
                        "Pipelines of " + service + " are trusted less by now, so it is judged anew.");
                processes.correlate("ChangeEdited", key, Map.of());
            }
        }
    }

    @Override
    @Transactional
    public void deployedWithoutGrant(Deployable what, Run run, Person by) {
        var words = what.service() + " was deployed to " + what.environment() + " by run " + run.id() + " of "
                + run.system() + ", and no change allowed it.";
        breaches.ifAvailable(
                book -> book.report(new PolicyBreaches.Breach("deployment-without-grant", null, words, by.id())));
    }
}
