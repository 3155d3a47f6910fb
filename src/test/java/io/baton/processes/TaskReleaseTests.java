package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ChangeRequests;
import io.baton.EngineDriver;
import io.baton.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@BatonTest
class TaskReleaseTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("task-release");

    @Autowired
    private Api api;

    @Autowired
    private ChangeRequests changes;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private TestClock clock;

    private Instant start = Instant.EPOCH;

    @Test
    @Capability("T4.2")
    void taskWhoseTimeIsTakenByAChangeMeanwhileRestsUntilItIsFree() {
        var kit = kitWithPlannedAccess();
        var change = changeInTheWay(kit);

        MODEL.fulfilTask("agent2", kit, "account");

        assertThat(MODEL.stepsOf(kit, "access")).containsExactly("Task_ForceTime");
        assertThat(MODEL.planned(kit, "access")).containsEntry("state", "ON_HOLD");
        var free = start.plusSeconds(3 * 3600);
        assertThat(time(kit)).containsEntry("from", free.toString());
        assertThat(MODEL.text("agent2", "/api/tickets/" + kit + "/timeline?size=200"))
                .contains("waits until " + free, change);

        clock.forwardTo(free.plusSeconds(1));
        engine.runJobs(kit);
        assertThat(MODEL.stepsOf(kit, "access")).containsExactly("Task_AcceptTask");
        assertThat(MODEL.planned(kit, "access")).containsEntry("state", "PENDING");
    }

    @Test
    @Capability("T4.2")
    void forcingItTakesAReasonThatIsLookedAtAfterwards() {
        var kit = kitWithPlannedAccess();
        changeInTheWay(kit);
        MODEL.fulfilTask("agent2", kit, "account");
        var step = MODEL.openStep(kit, "access", "Task_ForceTime");

        var unsaid = MODEL.act("agent2", kit, "tasks/" + step + "/complete", "variables", Map.of());
        assertThat(unsaid.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(unsaid.getBody())).contains("forceReason");
        var reason = "The new colleague of " + kit + " begins today";
        MODEL.completeOf("agent2", kit, "access", "Task_ForceTime", Map.of("forceReason", reason));

        assertThat(MODEL.stepsOf(kit, "access")).containsExactly("Task_AcceptTask");
        assertThat(MODEL.planned(kit, "access")).containsEntry("state", "PENDING");
        assertThat(time(kit).get("bypass")).isNotNull();
        assertThat(api.text("process-owner", HttpMethod.GET, "/api/reports/bypass-exceptions", null)
                        .getBody())
                .contains("Schedule forced", reason);
    }

    @Test
    void taskWithoutAPlannedTimeBeginsAndABlockedOneIsDecided() {
        var kit = MODEL.orderStarterKit("requester");
        MODEL.complete("manager", kit, "Task_ApproveRequest", "approved", true);
        assertThat(MODEL.stepsOf(kit, "laptop")).containsExactly("Task_AcceptTask");

        MODEL.fulfilTask("agent2", kit, "account", "resolutionCode", "DEFERRED", "justification", "Next month.");
        MODEL.completeOf(
                "agent2",
                kit,
                "mailbox",
                "Task_DecideOnBlockedTask",
                Map.of("blockedDecision", "START", "blockedReason", "It can be set up before."));

        assertThat(MODEL.stepsOf(kit, "mailbox")).containsExactly("Task_AcceptTask");
    }

    /** An approved order about a service of its own, with a time for a task that waits for another one. */
    private String kitWithPlannedAccess() {
        start = clock.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.HOURS);
        var kit = MODEL.orderStarterKit("requester");
        MODEL.complete("manager", kit, "Task_ApproveRequest", "approved", true);
        var service = changes.serviceOfItsOwn();
        var named = MODEL.act("agent2", kit, "configuration-items", "ciIds", List.of(service));
        assertThat(named.getStatusCode().is2xxSuccessful())
                .as("%s", named.getBody())
                .isTrue();
        var planned = api.exchange(
                "agent2",
                HttpMethod.PUT,
                timeOf(kit),
                Map.of(
                        "from", start.plusSeconds(3600).toString(),
                        "until", start.plusSeconds(5400).toString()),
                Map.of());
        assertThat(planned.getStatusCode().value()).as("%s", planned.getBody()).isEqualTo(200);
        return kit;
    }

    private String changeInTheWay(String kit) {
        var items = api.get("agent2", "/api/tickets/" + kit + "/configuration-items")
                .getBody();
        return changes.raise(Map.of(
                "service", ((List<?>) items.get("ciIds")).get(0),
                "from", start.toString(),
                "until", start.plusSeconds(3 * 3600).toString()));
    }

    private Map<String, Object> time(String kit) {
        return api.get("agent2", timeOf(kit)).getBody();
    }

    private String timeOf(String kit) {
        return "/api/tickets/" + kit + "/tasks/" + MODEL.planned(kit, "access").get("key") + "/time";
    }
}
