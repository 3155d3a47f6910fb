package io.baton.engine.hardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.baton.engine.SystemContext;
import io.baton.platform.Refusal;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpStatus;

class InterceptorTests {

    @RegisterExtension
    static final HardenedEngine hardened = new HardenedEngine(
            "refuseListener",
            (TaskListener) task -> {
                throw Refusal.invalid("approver", "must be named.");
            },
            "startOtherDelegate",
            (JavaDelegate) execution ->
                    execution.getProcessEngineServices().getRuntimeService().startProcessInstanceByKey("other"));

    @BeforeAll
    static void deploy() {
        hardened.deploy(
                "guarded.bpmn",
                Bpmn.createExecutableProcess("guarded")
                        .startEvent()
                        .userTask("Task_Guarded")
                        .camundaTaskListenerDelegateExpression("complete", "${refuseListener}")
                        .endEvent()
                        .done());
        hardened.deploy(
                "other.bpmn",
                Bpmn.createExecutableProcess("other").startEvent().endEvent().done());
        hardened.deploy(
                "nesting.bpmn",
                Bpmn.createExecutableProcess("nesting")
                        .startEvent()
                        .serviceTask()
                        .camundaDelegateExpression("${startOtherDelegate}")
                        .endEvent()
                        .done());
    }

    @AfterEach
    void signOut() {
        hardened.engine().getIdentityService().clearAuthentication();
    }

    @Test
    void nobodyMeansNothing() {
        var runtime = hardened.engine().getRuntimeService();
        assertThat(catchThrowable(() -> runtime.startProcessInstanceByKey("other")))
                .isInstanceOfSatisfying(Refusal.class, r -> {
                    assertThat(r.status()).isEqualTo(HttpStatus.UNAUTHORIZED);
                    assertThat(r.rule()).isEqualTo("engine-identity-missing");
                });
        assertThat(catchThrowable(() ->
                        hardened.engine().getTaskService().createTaskQuery().list()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void commandInsideARunningCommandBelongsToIt() {
        var instance =
                SystemContext.call(() -> hardened.engine().getRuntimeService().startProcessInstanceByKey("nesting"));
        assertThat(instance.isEnded()).isTrue();
    }

    @Test
    void signedInPersonIsHeldToTheRightsGiven() {
        hardened.engine().getIdentityService().setAuthentication("mallory", List.of());
        assertThat(catchThrowable(() -> hardened.engine().getRuntimeService().startProcessInstanceByKey("other")))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void systemContextIsNotHeldToThePersonsRights() {
        hardened.engine().getIdentityService().setAuthentication("mallory", List.of());
        var instance =
                SystemContext.call(() -> hardened.engine().getRuntimeService().startProcessInstanceByKey("other"));
        assertThat(instance.isEnded()).isTrue();
        assertThat(catchThrowable(() -> hardened.engine().getRuntimeService().startProcessInstanceByKey("other")))
                .as("and the rights count again afterwards")
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void refusalOfAGuardComesOutAsItself() {
        var refused = catchThrowable(() -> SystemContext.run(() -> {
            var instance = hardened.engine().getRuntimeService().startProcessInstanceByKey("guarded");
            var tasks = hardened.engine().getTaskService();
            tasks.complete(tasks.createTaskQuery()
                    .processInstanceId(instance.getId())
                    .singleResult()
                    .getId());
        }));
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        r -> assertThat(r.errors())
                                .containsExactly(new Refusal.FieldError("approver", "must be named.")));
    }

    @Test
    void commandJoinsItsCallersTransaction() {
        hardened.transaction().executeWithoutResult(status -> {
            SystemContext.run(
                    () -> hardened.engine().getRuntimeService().startProcessInstanceByKey("guarded", "ROLLED-BACK"));
            status.setRollbackOnly();
        });
        assertThat(SystemContext.<Long>call(() -> hardened.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey("ROLLED-BACK")
                        .count()))
                .isZero();
    }
}
