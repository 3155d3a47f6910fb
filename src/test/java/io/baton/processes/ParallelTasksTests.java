package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Several people finish tasks of one plan at the same moment. */
@BatonTest
class ParallelTasksTests {

    private static final List<String> LAST_STEPS = List.of("mailbox", "access", "laptop", "workplace", "phone");

    @Autowired
    private ApplicationContext server;

    @Autowired
    private Api api;

    @Autowired
    private EngineDriver engine;

    private final ModelUnderTest model = new ModelUnderTest("fulfilment-task");

    @BeforeEach
    void start() {
        model.start(server);
    }

    @RepeatedTest(3)
    @Capability("T1.1")
    void siblingsThatEndTogetherDisturbNobodyAndWakeTheirSuccessorOnce() throws Exception {
        var kit = model.orderStarterKit("requester");
        model.complete("manager", kit, "Task_ApproveRequest", "approved", true);
        model.fulfilTask("agent2", kit, "account");
        LAST_STEPS.forEach(row -> bringToReview(kit, row));

        var answers =
                together(LAST_STEPS.stream().map(row -> reviewOf(kit, row)).toList());

        assertThat(answers).as("nobody is told that somebody else was faster").containsOnly(200);
        engine.runJobs(kit);
        assertThat(model.stepsOf(kit, "final-check")).containsExactly("Task_AcceptTask");
        model.fulfilTask("agent", kit, "final-check");
        assertThat(model.state(kit)).isEqualTo("REVIEW");
    }

    private void bringToReview(String kit, String row) {
        var person = personFor(row);
        model.completeOf(person, kit, row, "Task_AcceptTask", Map.of());
        var work = new java.util.HashMap<String, Object>(
                Map.of("resolutionCode", "COMPLETED", "resolutionNote", "Done.", "workNote", "As planned."));
        if (row.equals("access")) {
            work.putAll(Map.of("accessApprover", "manager", "accessExpiry", "2027-12-31"));
        }
        if (row.equals("laptop")) {
            work.putAll(Map.of("assetTag", model.deviceInStock(), "assetPlace", "Berlin"));
        }
        model.completeOf(person, kit, row, "Task_WorkOnTask", work);
    }

    private Callable<Integer> reviewOf(String kit, String row) {
        var step = model.openStep(kit, row, "Task_ReviewTask");
        return () -> api.post(
                        personFor(row),
                        "/api/tickets/" + kit + "/tasks/" + step + "/complete",
                        Map.of("variables", Map.of("reviewOutcome", "DONE")))
                .getStatusCode()
                .value();
    }

    private static String personFor(String row) {
        return row.equals("laptop") || row.equals("workplace") ? "agent" : "agent2";
    }

    private static List<Integer> together(List<Callable<Integer>> calls) throws Exception {
        var start = new CyclicBarrier(calls.size());
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Future<Integer>> running = new ArrayList<>();
            for (var call : calls) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            var answers = new ArrayList<Integer>();
            for (var each : running) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
