package io.baton.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.engine.SystemContext;
import io.baton.platform.Ids;
import io.baton.ticket.Escalations;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever completes a task does not meet the ladder about it, although a rung is taken at that very moment. */
@BatonTest
class LadderRaceTests {

    @Autowired
    private Api api;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private Escalations escalations;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient db;

    @Test
    @Capability("I3.3")
    void taskIsCompletedWhileTheLadderAboutItTakesARung() throws Exception {
        var ticket = inWork();
        escalations.raise(new Escalations.Call(ticket, "STUCK", ticket + "-T1", "It does not move.", null));
        run(nextJob(ticket)); // the rung is looked up

        var completing = new TransactionTemplate(transactions).execute(status -> {
            run(nextJob(ticket)); // and taken, in a transaction that is still open
            var answer = CompletableFuture.supplyAsync(() -> complete(ticket));
            waitUntilItIsHeldUp(answer);
            return answer;
        });

        assertThat(completing.get(20, TimeUnit.SECONDS)).isEqualTo(200);
        engine.runJobs(ticket);
        assertThat(api.list("agent", "/api/tickets/" + ticket + "/escalations"))
                .extracting("state")
                .containsExactly("SUBJECT_ENDED");
    }

    /** Until the database makes the other transaction wait for this one, or it has its answer. */
    private void waitUntilItIsHeldUp(CompletableFuture<Integer> answer) {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!answer.isDone() && System.nanoTime() < until) {
            var held = db.sql("select count(*) from information_schema.sessions where blocker_id is not null")
                    .query(Integer.class)
                    .single();
            if (held > 0) {
                return;
            }
            Thread.onSpinWait();
        }
    }

    private int complete(String ticket) {
        var task = engine.task(ticket, "Task_WorkOnTask").id();
        var values = Map.of("resolutionCode", "COMPLETED", "resolutionNote", "It is done.");
        return api.post("agent", "/api/tickets/" + ticket + "/tasks/" + task + "/complete", Map.of("variables", values))
                .getStatusCode()
                .value();
    }

    private Job nextJob(String ticket) {
        return SystemContext.call(() -> {
            var ladder = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(ticket)
                    .processDefinitionKey("escalation")
                    .singleResult();
            List<Job> jobs = management
                    .createJobQuery()
                    .processInstanceId(ladder.getId())
                    .messages()
                    .list();
            assertThat(jobs).hasSize(1);
            return jobs.get(0);
        });
    }

    private void run(Job job) {
        SystemContext.run(() -> management.executeJob(job.getId()));
    }

    private String inWork() {
        var fields = Map.<String, Object>of(
                "account", "r" + Ids.next().substring(0, 6), "system", "erp", "callback", "4711");
        var order = Requests.onceMore(api, "requester", Map.of("itemId", "password-reset", "fields", fields));
        var key = String.valueOf(order.getBody().get("key"));
        engine.runJobs(key);
        var task = engine.task(key, "Task_AcceptTask").id();
        var answer = api.post(
                "agent", "/api/tickets/" + key + "/tasks/" + task + "/complete", Map.of("variables", Map.of()));
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        engine.runJobs(key);
        return key;
    }
}
