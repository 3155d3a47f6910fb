package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
@Capability("C4.1")
class ProgressNewsTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("progress-news");

    /** Longer than any cadence, whatever the hour and the day. */
    private static final Duration LONG = Duration.ofDays(14);

    @Autowired
    TestClock time;

    @Autowired
    JdbcClient db;

    @Test
    void lastPublicNoteOfTheTeamIsPassedOn() {
        var ticket = inWork();
        MODEL.act("requester", ticket, "comments", "text", "How far are you?", "internal", false);
        MODEL.act("agent", ticket, "comments", "text", "The first part is there.", "internal", false);
        MODEL.act("agent", ticket, "comments", "text", "It is on the lorry.", "internal", false);
        MODEL.act("agent", ticket, "comments", "text", "The supplier is slow again.", "internal", true);

        pass(ticket);

        assertThat(news(ticket)).hasSize(1);
        assertThat(news(ticket).get(0)).contains("It is on the lorry.").doesNotContain("slow again");
        assertThat(MODEL.waitsAt(ticket)).doesNotContain("Task_WriteUpdate");
    }

    @Test
    void whereNobodySaidAnythingTheTeamIsAsked() {
        var ticket = inWork();

        pass(ticket);

        assertThat(news(ticket)).isEmpty();
        assertThat(MODEL.task(ticket, "Task_WriteUpdate").assignee()).isEqualTo("agent");
        assertThat(MODEL.tryToComplete("agent", ticket, "Task_WriteUpdate")
                        .getStatusCode()
                        .value())
                .as("without a text")
                .isEqualTo(422);
        MODEL.complete("agent", ticket, "Task_WriteUpdate", "newsText", "It comes on Friday.");

        assertThat(news(ticket)).hasSize(1);
        assertThat(news(ticket).get(0)).contains("It comes on Friday.");
        assertThat(MODEL.text("requester", "/api/tickets/" + ticket + "/timeline"))
                .contains("It comes on Friday.");

        pass(ticket);
        assertThat(MODEL.waitsAt(ticket)).as("the next beat").contains("Task_WriteUpdate");
    }

    @Test
    void aTicketOnHoldTellsItself() {
        var ticket = inWork();
        MODEL.act("agent", ticket, "hold", "reason", "Waits for a part.");

        pass(ticket);

        assertThat(news(ticket)).hasSize(1);
        assertThat(news(ticket).get(0)).contains("rests at the moment");
    }

    @Test
    void anotherPriorityBringsAnotherCadence() {
        var ticket = inWork();
        assertThat(MODEL.variableOfModel(ticket, "newsCadence")).isEqualTo("PT40H");

        MODEL.act(
                "lead",
                ticket,
                "priority",
                "value",
                "P1",
                "reason",
                "The board meets.",
                "evidence",
                "The office of the board called.",
                "expiresAt",
                time.now().plus(Duration.ofDays(20)).toString());

        assertThat(MODEL.variableOfModel(ticket, "newsPriority")).isEqualTo("P1");
        assertThat(MODEL.variableOfModel(ticket, "newsCadence")).isEqualTo("PT4H");
    }

    @Test
    void newsEndWithTheTicket() {
        var ticket = inWork();
        MODEL.act("lead", ticket, "cancel", "reason", "Not needed.");

        assertThat(MODEL.passed(ticket)).contains("EndEvent_NoMoreNews");
    }

    @Test
    void nobodyWritesAboutATicketThatIsOver() {
        var ticket = inWork();
        pass(ticket);
        assertThat(MODEL.waitsAt(ticket)).contains("Task_WriteUpdate");

        MODEL.act("lead", ticket, "cancel", "reason", "Not needed.");

        assertThat(MODEL.waitsAt(ticket)).doesNotContain("Task_WriteUpdate");
        assertThat(MODEL.passed(ticket)).contains("EndEvent_UpdateNeedless");
    }

    @Test
    void anEndThatWasMissedIsNoticedAtTheNextBeat() {
        var ticket = inWork();
        db.sql("update ticket set state = 'CANCELLED', closed_at = created_at where ticket_key = ?")
                .param(ticket)
                .update();

        pass(ticket);

        assertThat(MODEL.passed(ticket)).contains("EndEvent_TicketWasOver");
        assertThat(news(ticket)).isEmpty();
    }

    private static String inWork() {
        var ticket = MODEL.orderMonitor("requester");
        MODEL.complete("agent", ticket, "Task_AcceptTask");
        return ticket;
    }

    private void pass(String ticket) {
        time.forward(LONG);
        MODEL.runJobs(ticket);
    }

    private List<String> news(String ticket) {
        return db.sql("select body from notification_outbox where about = ? and event = 'PROGRESS' order by id")
                .param(ticket)
                .query(String.class)
                .list();
    }
}
