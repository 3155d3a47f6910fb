package io.baton.governance.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.engine.OpenTask;
import io.baton.governance.review.Period.Cadence;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
@Capability("C2.4")
class ReviewRoundsTests {

    @Autowired
    ReviewRounds rounds;

    @Autowired
    ReviewBook book;

    @Autowired
    EngineDriver engine;

    @Autowired
    Api api;

    @Test
    void lastMonthIsReviewedOnceAndAnyProcessOwnerSigns() {
        rounds.goRound();
        var period =
                Period.before(LocalDate.now(ZoneOffset.UTC), Cadence.MONTHLY).id();
        var first = book.find("classification-exceptions", period).orElseThrow();
        rounds.goRound();

        assertThat(book.find("classification-exceptions", period))
                .hasValueSatisfying(again -> assertThat(again.key()).isEqualTo(first.key()));
        assertThat(first.owner()).isNull();
        engine.runJobs(first.key());
        assertThat(engine.openTasks(first.key())).extracting(OpenTask::nodeId).containsExactly("Task_SignOffReview");

        var task = engine.task(first.key(), "Task_SignOffReview");
        assertThat(task.assignee()).isNull();
        var answer = api.post(
                "process-owner",
                "/api/tickets/" + first.key() + "/tasks/" + task.id() + "/complete",
                Map.of("variables", Map.of("reviewSignOffNote", "Nothing to judge.")));
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
    }
}
