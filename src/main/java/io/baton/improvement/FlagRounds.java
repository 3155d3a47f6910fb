package io.baton.improvement;

import io.baton.improvement.StepFlags.Count;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a step that was flagged often enough an improvement, once as long as that one is open. It does so in rounds of
 * its own, as the product, so that the item does not carry the name of whoever gave the last flag.
 */
@Component
class FlagRounds {

    private static final Logger LOG = LoggerFactory.getLogger(FlagRounds.class);

    private final StepFlags flags;
    private final FeedbackPolicy policy;
    private final ImprovementDesk desk;
    private final TransactionTemplate transaction;

    FlagRounds(StepFlags flags, FeedbackPolicy policy, ImprovementDesk desk, PlatformTransactionManager transactions) {
        this.flags = flags;
        this.policy = policy;
        this.desk = desk;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "${baton.improvement.flag-round:15s}", initialDelayString = "20s")
    void goRound() {
        for (var step : flags.all()) {
            try {
                transaction.executeWithoutResult(tx -> flags.lock(step).ifPresent(this::raiseIfDue));
            } catch (RuntimeException e) {
                LOG.error("Flags of {} in {} could not be looked after.", step.activityId(), step.processKey(), e);
            }
        }
    }

    private void raiseIfDue(Count step) {
        if (step.pending() < policy.flagThreshold(step.processKey()) || isLookedAfter(step)) {
            return;
        }
        var raised = desk.raise(new NewImprovement(
                "Step \"" + step.activityName() + "\" of " + step.processKey(),
                "Those who do the step \"" + step.activityName() + "\" (" + step.activityId() + ") of "
                        + step.processKey() + " called it unnecessary or unclear " + step.pending() + " times.",
                "FLAG",
                null,
                step.processKey(),
                step.activityId(),
                null));
        flags.raised(step, raised.key());
    }

    private boolean isLookedAfter(Count step) {
        return step.improvementKey() != null
                && desk.require(step.improvementKey()).isOpen();
    }
}
