package io.baton.ticket.work;

import static io.baton.engine.ProcessProperties.NOBODY;
import static io.baton.engine.ProcessProperties.STEPS_FOR;
import static io.baton.engine.ProcessVariables.TASK_KEY;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.DecisionMade;
import io.baton.engine.Step;
import io.baton.engine.StepObserver;
import io.baton.ticket.TicketDecisions;
import io.baton.ticket.TicketDesk;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells the ticket's story: each automatic step, each message, each decision, in the words of the diagram. */
@Component
@Order(120)
class StoryRecorder implements StepObserver {

    private static final Set<String> WORTH_TELLING = Set.of(
            "serviceTask",
            "intermediateMessageCatch",
            "intermediateTimer",
            "intermediateNoneThrowEvent",
            "boundaryTimer",
            "boundaryError",
            "noneEndEvent");

    /**
     * What only whoever works on the ticket needs to know, as all that happens inside a piece of work; the requester reads
     * states, people's acts and results.
     */
    private static final Set<String> BEHIND_THE_SCENES =
            Set.of("serviceTask", "intermediateNoneThrowEvent", "noneEndEvent");

    /** Longer outputs, such as a runbook, are read on the decision trail. */
    private static final int LONGEST_IN_A_LINE = 40;

    /** Flags, numbers and durations mean something beside the name of their column only; the trail has both. */
    private static final Pattern SAYING_NOTHING = Pattern.compile("true|false|null||-?[0-9.]+|P(T?[0-9]+[DHMS])+");

    private final TicketDesk desk;
    private final TicketDecisions decisions;
    private final AuditLedger ledger;

    StoryRecorder(TicketDesk desk, TicketDecisions decisions, AuditLedger ledger) {
        this.desk = desk;
        this.decisions = decisions;
        this.ledger = ledger;
    }

    @Override
    public void stepLeft(Step step) {
        var key = step.businessKey();
        if (NOBODY.equals(step.processProperties().get(STEPS_FOR))) {
            return;
        }
        if (WORTH_TELLING.contains(step.nodeType()) && !step.nodeName().isEmpty() && desk.exists(key)) {
            desk.note(
                    Objects.requireNonNull(key),
                    step.nodeType().contains("Message") ? "MESSAGE" : "STEP",
                    step.nodeName(),
                    isBehindTheScenes(step),
                    Map.of("node", step.nodeId(), "process", step.processKey()));
        }
    }

    @Override
    public void decisionMade(DecisionMade made) {
        var key = made.businessKey();
        if (!desk.exists(key)) {
            return;
        }
        decisions.add(Objects.requireNonNull(key), made);
        tell(Objects.requireNonNull(key), made);
    }

    private void tell(String key, DecisionMade made) {
        var rules = made.rules().stream().map(DecisionMade.FiredRule::id).toList();
        desk.note(
                key,
                "DECISION",
                inWords(made),
                isBehindTheScenes(made),
                Map.of("decision", made.decision(), "rules", rules));
        ledger.append(AuditEvent.of("DECISION_MADE", "decision", made.decision())
                .forTicket(key, categoryOf(key))
                .with("version", made.version())
                .with("rules", rules));
    }

    private static boolean isBehindTheScenes(Step step) {
        return BEHIND_THE_SCENES.contains(step.nodeType())
                || step.processProperties().containsKey(STEPS_FOR)
                || step.variable(TASK_KEY.name()) != null;
    }

    private static boolean isBehindTheScenes(DecisionMade made) {
        return made.rules().size() != 1 || made.processProperties().containsKey(STEPS_FOR);
    }

    private @Nullable String categoryOf(String key) {
        return desk.require(key).category();
    }

    private static String inWords(DecisionMade made) {
        if (made.rules().isEmpty()) {
            return made.decisionName() + ": no rule fired";
        }
        if (made.rules().size() > 1) {
            return made.decisionName() + ": " + made.rules().size() + " rules fired";
        }
        var rule = made.rules().get(0);
        var result = rule.outputs().values().stream()
                .map(String::valueOf)
                .filter(text -> text.length() <= LONGEST_IN_A_LINE
                        && !SAYING_NOTHING.matcher(text).matches())
                .findFirst()
                .orElse("");
        return made.decisionName() + ": "
                + Stream.of(result, rule.reason())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" – "));
    }
}
