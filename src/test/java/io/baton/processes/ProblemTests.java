package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ticket.Escalations;
import io.baton.ticket.review.ReviewAnswer;
import io.baton.ticket.review.ReviewScope;
import io.baton.ticket.review.ReviewType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class ProblemTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("problem");

    @Autowired
    Escalations escalations;

    @Autowired
    List<ReviewType> reviews;

    @Autowired
    JdbcClient db;

    @Test
    @Capability("W5.4")
    void tenEscalationsSplitByCauseWithTheLoadAtThatTimeAndOneProblemIsOpened() {
        db.sql("update escalation set cause_at = ? where cause is not null")
                .param(java.time.OffsetDateTime.now().minusYears(2))
                .update();
        var before = problems();
        for (int i = 0; i < 6; i++) {
            closed("STAFFING");
        }
        for (int i = 0; i < 4; i++) {
            closed("PROCESS_FLAW");
        }

        var report = MODEL.get("process-owner", "/api/reports/escalations").getBody();

        assertThat(report.get("rows").toString())
                .contains("STAFFING", "people", "PROCESS_FLAW", "process", "service-desk");
        var opened = problems();
        opened.removeAll(before);
        assertThat(opened).hasSize(2).allSatisfy(key -> assertThat(key).startsWith("PRB-"));
        assertThat(report.get("rows").toString()).contains(opened.iterator().next());
        assertThat(db.sql("select count(*) from escalation where problem in (:keys)")
                        .param("keys", opened)
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(10);

        for (var problem : opened) {
            MODEL.follow(problem);
            assertThat(MODEL.tryToComplete("lead", problem, "Task_InvestigateProblem")
                            .getStatusCode()
                            .value())
                    .isEqualTo(422);
            MODEL.complete("lead", problem, "Task_InvestigateProblem", "problemFindings", "Always before nine.");
            MODEL.complete(
                    "lead",
                    problem,
                    "Task_RecordRootCause",
                    "rootCause",
                    "The rota begins too late.",
                    "problemRemedy",
                    "It begins at eight.");
            assertThat(MODEL.state(problem)).isEqualTo("CLOSED");
            assertThat(MODEL.ticket(problem).resolutionNote()).contains("The rota begins too late.");
        }
    }

    @Test
    @Capability("I3.3")
    void whoeverCallsAtTheSameMomentClimbsOneLadder() throws Exception {
        var ticket = MODEL.orderPasswordReset("requester");
        var pool = Executors.newFixedThreadPool(6);
        try {
            var calls = IntStream.range(0, 6)
                    .mapToObj(i -> (Callable<String>) () -> escalations.raise(
                            new Escalations.Call(ticket, "RESPONSE", ticket, "Nobody answers, no. " + i, null)))
                    .toList();
            Set<String> ids = new HashSet<>();
            for (var answer : pool.invokeAll(calls)) {
                ids.add(answer.get());
            }

            assertThat(ids).hasSize(1);
            var ladders = MODEL.list("lead", "/api/tickets/" + ticket + "/escalations");
            assertThat(ladders).hasSize(1);
            assertThat(ladders.get(0)).containsEntry("joined", 5);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @Capability("I3.5")
    void sampleOfLaddersIsJudgedAndWhatWasWrongBecomesAnImprovement() {
        closed("SKILL");
        var type = reviews.stream()
                .filter(one -> one.name().equals("escalation-review"))
                .findFirst()
                .orElseThrow();

        var sample = type.items(sampleOf(3));
        assertThat(sample).isNotEmpty().hasSizeLessThanOrEqualTo(3).isEqualTo(type.items(sampleOf(3)));

        // a ladder may have ended before its first rung
        var item = type.items(sampleOf(1000)).stream()
                .filter(one -> one.evidence().contains("escalation-path"))
                .findFirst()
                .orElseThrow();
        assertThat(item.evidence()).contains("present");
        assertThat(type.settle("item-1", item, new ReviewAnswer("RIGHT", null, null, "process-owner")))
                .isEmpty();
        var id = "item-" + item.facts().get("escalation");
        var improvement = type.settle(id, item, new ReviewAnswer("TOO_LATE", null, "An hour sooner.", "process-owner"));
        assertThat(improvement).hasValueSatisfying(key -> assertThat(key).startsWith("IMP-"));
        assertThat(type.settle(id, item, new ReviewAnswer("TOO_LATE", null, "An hour sooner.", "process-owner")))
                .isEqualTo(improvement);
    }

    private static ReviewScope sampleOf(int most) {
        var now = Instant.now();
        return new ReviewScope(
                "seed",
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(1)),
                kind -> new ReviewScope.Rules("process-owner", "team-lead", most, 1, 100));
    }

    /** A password reset that was escalated and acknowledged with a cause. */
    private static void closed(String cause) {
        var ticket = MODEL.orderPasswordReset("requester");
        MODEL.complete("agent", ticket, "Task_AcceptTask");
        MODEL.act("agent", ticket, "escalate", "kind", "HIERARCHICAL", "reason", "It does not move.");
        MODEL.complete(
                "lead",
                ticket,
                "Task_AcknowledgeEscalation",
                "acknowledgeNote",
                "I see to it.",
                "escalationCause",
                cause);
    }

    private Set<String> problems() {
        return new HashSet<>(db.sql("select ticket_key from ticket where kind = 'PROBLEM'")
                .query(String.class)
                .list());
    }
}
