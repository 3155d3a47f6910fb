package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class ImprovementTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("improvement");

    @Autowired
    Api api;

    @Autowired
    JdbcClient db;

    @Test
    @Capability("C4.6")
    void acceptedProposalIsPlannedDoneVerifiedAndItsAuthorTold() {
        var key = raised("Two lists say the same");
        assertThat(key).startsWith("IMP-");
        assertThat(MODEL.state(key)).isEqualTo("PENDING");

        accept(key);
        assertThat(MODEL.state(key)).isEqualTo("IN_PROGRESS");
        MODEL.complete(
                "process-owner",
                key,
                "Task_PlanChange",
                "improvementPlan",
                "Drop one.",
                "improvementMeasure",
                "Fewer questions.");
        MODEL.complete("lead", key, "Task_CarryOutChange", "improvementChange", "The second list is gone.");
        assertThat(MODEL.state(key)).isEqualTo("REVIEW");
        MODEL.complete("process-owner", key, "Task_VerifyEffect", "improvementEffect", true);

        assertThat(MODEL.state(key)).isEqualTo("CLOSED");
        assertThat(MODEL.ticket(key).resolutionNote()).isEqualTo("The second list is gone.");
        assertThat(mailTo("lead", key)).contains("The second list is gone.", "/portal/improvements/" + key);
        assertThat(MODEL.text("requester", "/api/improvements/" + key)).contains("The second list is gone.");
    }

    @Test
    void changeWithoutEffectIsPlannedAgain() {
        var key = raised("Too many mails");
        accept(key);
        MODEL.complete("process-owner", key, "Task_PlanChange", "improvementPlan", "A.", "improvementMeasure", "B.");
        MODEL.complete("process-owner", key, "Task_CarryOutChange", "improvementChange", "C.");
        MODEL.complete("process-owner", key, "Task_VerifyEffect", "improvementEffect", false);

        assertThat(MODEL.waitsAt(key)).containsExactly("Task_PlanChange");
        assertThat(MODEL.state(key)).isEqualTo("IN_PROGRESS");
    }

    @Test
    @Capability("C4.6")
    void declinedProposalGetsAReason() {
        var key = raised("No more tickets at all");

        assertThat(MODEL.tryToComplete("process-owner", key, "Task_AssessProposal", "improvementDecision", "DECLINE")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        MODEL.complete(
                "process-owner",
                key,
                "Task_AssessProposal",
                "improvementDecision",
                "DECLINE",
                "improvementReason",
                "Then nobody would know.");

        assertThat(MODEL.state(key)).isEqualTo("CANCELLED");
        assertThat(mailTo("lead", key)).contains("Not taken up: Then nobody would know.");
    }

    @Test
    void onlyProcessOwnersAssess() {
        var key = raised("Paint it green");

        assertThat(MODEL.tryToComplete("agent", key, "Task_AssessProposal", "improvementDecision", "ACCEPT")
                        .getStatusCode()
                        .value())
                .isIn(403, 404);
    }

    @Test
    void badProposalsAreRefusedWithTheField() {
        assertThat(api.post("lead", "/api/improvements", Map.of("title", "", "description", "x"))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(api.post(
                                "lead",
                                "/api/improvements",
                                Map.of("title", "a", "description", "b", "process", "no-such-process"))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(api.post("lead", "/api/improvements", Map.of("source", "SURVEY", "reference", "none"))
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(api.post("agent", "/api/improvements", Map.of("title", "a", "description", "b"))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    private static void accept(String key) {
        MODEL.complete(
                "process-owner",
                key,
                "Task_AssessProposal",
                "improvementDecision",
                "ACCEPT",
                "improvementReason",
                "It is worth it.");
    }

    private String raised(String title) {
        var answer = api.post(
                "lead",
                "/api/improvements",
                Map.of("title", title, "description", title + ", and nobody needs it.", "process", "fulfilment-task"));
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(201);
        return MODEL.follow(String.valueOf(answer.getBody().get("key")));
    }

    private String mailTo(String person, String key) {
        return db.sql("select body from notification_outbox where about = ? and event = 'IMPROVEMENT_ENDED'"
                        + " and recipient = ?")
                .params(key, person)
                .query(String.class)
                .single();
    }
}
