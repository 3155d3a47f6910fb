package io.baton.engine.hardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.baton.engine.SystemContext;
import io.baton.platform.Refusal;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every entrance of the Java API that writes variables, used as a person. */
class VariableGuardTests {

    @RegisterExtension
    static final HardenedEngine hardened = new HardenedEngine("askGateDelegate", (JavaDelegate) execution -> {});

    private static final List<String> RESERVED =
            List.of("execution", "task", "externalTask", "connector", "currentUser", "askGateDelegate", "loopCounter");

    @BeforeAll
    static void deploy() {
        hardened.deploy(
                "waiting.bpmn",
                Bpmn.createExecutableProcess("waiting")
                        .startEvent()
                        .userTask("Task_Wait")
                        .endEvent()
                        .done());
    }

    @BeforeEach
    void signIn() {
        hardened.engine().getIdentityService().setAuthentication("mallory", List.of());
    }

    @AfterEach
    void signOut() {
        hardened.engine().getIdentityService().clearAuthentication();
    }

    static Stream<Arguments> entrances() {
        var engine = hardened.engine();
        var id = SystemContext.call(() ->
                engine.getRuntimeService().startProcessInstanceByKey("waiting").getId());
        var task = SystemContext.call(() -> engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(id)
                .singleResult()
                .getId());
        var tasks = engine.getTaskService();
        var runtime = engine.getRuntimeService();
        var forms = engine.getFormService();
        var external = engine.getExternalTaskService();
        var entrances = Map.<String, Consumer<Map<String, Object>>>ofEntries(
                Map.entry("complete", v -> tasks.complete(task, v)),
                Map.entry("completeWithReturn", v -> tasks.completeWithVariablesInReturn(task, v, false)),
                Map.entry("resolve", v -> tasks.resolveTask(task, v)),
                Map.entry("taskVariables", v -> tasks.setVariables(task, v)),
                Map.entry("taskVariablesLocal", v -> tasks.setVariablesLocal(task, v)),
                Map.entry("taskBpmnError", v -> tasks.handleBpmnError(task, "x", "y", v)),
                Map.entry("taskEscalation", v -> tasks.handleEscalation(task, "x", v)),
                Map.entry("submitTaskForm", v -> forms.submitTaskForm(task, v)),
                Map.entry("submitStartForm", v -> forms.submitStartForm(definition(), v)),
                Map.entry("start", v -> runtime.startProcessInstanceByKey("waiting", v)),
                Map.entry(
                        "startWithBuilder",
                        v -> runtime.createProcessInstanceByKey("waiting")
                                .setVariables(v)
                                .execute()),
                Map.entry(
                        "startBeforeActivity",
                        v -> runtime.createProcessInstanceByKey("waiting")
                                .startBeforeActivity("Task_Wait")
                                .setVariables(v)
                                .execute()),
                Map.entry(
                        "startInstruction",
                        v -> runtime.createProcessInstanceByKey("waiting")
                                .startBeforeActivity("Task_Wait")
                                .setVariables(v)
                                .startTransition("nowhere")
                                .setVariablesLocal(v)
                                .execute()),
                Map.entry("message", v -> runtime.correlateMessage("M", "REQ-1", Map.of(), v)),
                Map.entry(
                        "messageLocal",
                        v -> runtime.createMessageCorrelation("M")
                                .setVariablesLocal(v)
                                .correlateWithResult()),
                Map.entry("messageReceived", v -> runtime.messageEventReceived("M", id, v)),
                Map.entry("signal", v -> runtime.signalEventReceived("S", v)),
                Map.entry("trigger", v -> runtime.signal(id, v)),
                Map.entry("variables", v -> runtime.setVariables(id, v)),
                Map.entry("variablesLocal", v -> runtime.setVariablesLocal(id, v)),
                Map.entry("externalComplete", v -> external.complete("e", "worker", v)),
                Map.entry("externalCompleteLocal", v -> external.complete("e", "worker", Map.of(), v)),
                Map.entry("externalError", v -> external.handleBpmnError("e", "worker", "x", "y", v)));
        return entrances.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    private static String definition() {
        return SystemContext.call(() -> hardened.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("waiting")
                .singleResult()
                .getId());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entrances")
    void reservedNameIsRefused(String entrance, Consumer<Map<String, Object>> write) {
        for (var name : RESERVED) {
            assertThat(catchThrowable(() -> write.accept(Variables.putValue(name, "x"))))
                    .as(entrance + " " + name)
                    .isInstanceOfSatisfying(
                            Refusal.class, r -> assertThat(r.rule()).isEqualTo("variable-name-reserved"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entrances")
    void anythingButDataIsRefused(String entrance, Consumer<Map<String, Object>> write) {
        var values = Arrays.<Object>asList(
                Variables.serializedObjectValue("{}")
                        .objectTypeName("java.net.URL")
                        .serializationDataFormat("application/json")
                        .create(),
                Variables.objectValue(List.of("x")).create(),
                Variables.fileValue("run.sh").file(new byte[] {1}).create(),
                Variables.byteArrayValue(new byte[] {1}),
                SpinValues.xmlValue("<a/>").create(),
                List.of("x"),
                Map.of("a", 1),
                new byte[] {1},
                "x".repeat(4001));
        for (var value : values) {
            assertThat(catchThrowable(() -> write.accept(Variables.putValue("harmless", value))))
                    .as(entrance + " " + value.getClass().getSimpleName())
                    .isInstanceOfSatisfying(
                            Refusal.class, r -> assertThat(r.rule()).isEqualTo("variable-refused"));
        }
    }

    @Test
    void dataPasses() {
        var data = Variables.createVariables()
                .putValue("text", "${7*7}")
                .putValue("number", 7)
                .putValue("flag", true)
                .putValue("when", new Date())
                .putValue("nothing", null)
                .putValue("json", SpinValues.jsonValue("{\"a\":[1]}").create());
        assertThatCode(() -> new VariableGuardInterceptor(
                        new VisibleBeans(new org.springframework.beans.factory.support.DefaultListableBeanFactory())) {
                    {
                        setNext(new Swallowing());
                    }
                }.execute(new org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd("t", data)))
                .doesNotThrowAnyException();
    }

    @Test
    void productItselfIsNotAsked() {
        assertThatCode(() -> SystemContext.run(() -> hardened.engine()
                        .getRuntimeService()
                        .startProcessInstanceByKey("waiting", Map.of("loopCounter", List.of(1)))))
                .doesNotThrowAnyException();
    }

    private static final class Swallowing extends org.camunda.bpm.engine.impl.interceptor.CommandInterceptor {
        @Override
        public <T> T execute(org.camunda.bpm.engine.impl.interceptor.Command<T> command) {
            return null;
        }
    }
}
