package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.engine.Processes;
import io.baton.ticket.OpenTicket;
import io.baton.ticket.TicketDesk;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
@Capability("W6.4")
class FeedbackAnswerTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("feedback-answer");

    @Autowired
    Api api;

    @Autowired
    Processes processes;

    @Autowired
    TicketDesk desk;

    @Autowired
    JdbcClient db;

    @Test
    void answerIsPublicAndClosesTheMatter() {
        var text = "The review takes too long " + UUID.randomUUID();
        var key = takenIn(text);
        assertThat(key).startsWith("FBK-");

        assertThat(MODEL.tryToComplete("agent", key, "Task_AnswerFeedback", "feedbackAnswer", "Hm.")
                        .getStatusCode()
                        .value())
                .isIn(403, 404);
        MODEL.complete("process-owner", key, "Task_AnswerFeedback", "feedbackAnswer", "We drop it.");

        assertThat(MODEL.text("requester", "/api/feedback")).contains(text, "We drop it.");
        assertThat(MODEL.state(key)).isEqualTo("CLOSED");
    }

    @Test
    void missingAnswerIsEscalatedToProcessOwnersAndStillWaitedFor() {
        var key = takenIn("Nobody answers " + UUID.randomUUID());

        MODEL.fireTimers(key);

        assertThat(db.sql("select recipient from notification_outbox where about = ? and event = 'FEEDBACK_OVERDUE'"
                                + " order by recipient")
                        .param(key)
                        .query(String.class)
                        .list())
                .contains("admin", "process-owner");
        assertThat(db.sql("select overdue from feedback where ticket_key = ?")
                        .param(key)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(MODEL.waitsAt(key)).containsExactly("Task_AnswerFeedback");
        MODEL.complete("process-owner", key, "Task_AnswerFeedback", "feedbackAnswer", "Sorry for the delay.");
    }

    private String takenIn(String text) {
        var ticket = desk.open(
                new OpenTicket("FEEDBACK", "Feedback", text, "baton", null, null, Map.of(), null, null, "LOW", "LOW"));
        db.sql(
                        "insert into feedback (id, process_key, remark, given_on, ticket_key, overdue) values (?, ?, ?, ?, ?, false)")
                .params(UUID.randomUUID().toString(), "triage", text, LocalDate.now(), ticket.key())
                .update();
        processes.start(
                "feedback-answer",
                ticket.key(),
                Map.of(
                        "feedbackAbout",
                        "Triage",
                        "feedbackText",
                        text,
                        "feedbackDue",
                        Date.from(Instant.now().plusSeconds(3600))));
        return MODEL.follow(ticket.key());
    }
}
