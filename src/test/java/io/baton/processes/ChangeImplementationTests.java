package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.ChangeRequests;
import io.baton.EngineDriver;
import io.baton.deployment.Changes;
import io.baton.deployment.Outcome;
import io.baton.deployment.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class ChangeImplementationTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("change-implementation");

    @Autowired
    ChangeRequests changes;

    @Autowired
    Changes known;

    @Autowired
    EngineDriver engine;

    @Test
    void pipelineThatReportsItsResultTakesTheTaskAway() {
        var key = MODEL.follow(changes.approved());

        known.begun(key, "grant-1", new Run("jenkins", "shop/118", 1, null));
        assertThat(changes.change(key)).containsEntry("state", "IMPLEMENTING");
        known.ended(key, "grant-1", Outcome.SUCCEEDED, "Deployed in two minutes.");
        engine.runJobs(key);

        assertThat(changes.change(key))
                .containsEntry("state", "IMPLEMENTED")
                .containsEntry("outcomeNote", "Deployed in two minutes.");
        assertThat(MODEL.state(key)).isEqualTo("REVIEW");
    }

    @Test
    void failedChangeIsBackedOut() {
        var key = MODEL.follow(changes.approved());

        known.ended(key, "grant-1", Outcome.FAILED, "The new version did not start.");
        engine.runJobs(key);

        assertThat(MODEL.waitsAt(key)).contains("Task_BackOutChange");
        assertThat(MODEL.tryToComplete("agent2", key, "Task_BackOutChange")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        MODEL.complete("agent2", key, "Task_BackOutChange", "backoutNote", "Back on 5.2.");
        assertThat(MODEL.state(key)).isEqualTo("REVIEW");
    }

    @Test
    void whoeverAgreedDoesNotImplement() {
        var key = MODEL.follow(changes.approved());

        var refused = MODEL.tryToComplete("cab-infra", key, "Task_ImplementChange", "changeOutcome", "SUCCEEDED");

        assertThat(refused.getStatusCode().value()).isEqualTo(403);
    }
}
