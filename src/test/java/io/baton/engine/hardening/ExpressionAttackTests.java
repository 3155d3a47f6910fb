package io.baton.engine.hardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.baton.engine.SystemContext;
import io.baton.platform.Refusal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions as an attacker writes them, against the engine's Java API; the marker must stay unset on every path. */
class ExpressionAttackTests {

    private static final String MARKER = "baton.attack.marker";
    private static final String PAYLOAD = "${''.getClass().forName('java.lang.System').getMethod('setProperty',"
            + " ''.getClass(), ''.getClass()).invoke(null, '" + MARKER + "', 'reached')}";

    @RegisterExtension
    static final HardenedEngine hardened = new HardenedEngine(
            "recordStepDelegate",
            (JavaDelegate) ExpressionAttackTests::record,
            "secretVault",
            new StringBuilder("secret"));

    private static String recorded = "";

    private static void record(DelegateExecution execution) {
        recorded = execution.getCurrentActivityId();
    }

    @BeforeEach
    void signIn() {
        System.clearProperty(MARKER);
        recorded = "";
        hardened.engine().getIdentityService().setAuthentication("mallory", List.of());
    }

    @AfterEach
    void nothingRan() {
        hardened.engine().getIdentityService().clearAuthentication();
        assertThat(System.getProperty(MARKER)).isNull();
    }

    private TaskQuery query() {
        return hardened.engine().getTaskService().createTaskQuery();
    }

    @Test
    void adHocQueryEvaluatesNothing() {
        assertThat(catchThrowable(() -> query().dueAfterExpression(PAYLOAD).list()))
                .isNotNull();
    }

    @Test
    void alternativeOfAnAdHocQueryEvaluatesNothing() {
        var attack = query().or().dueAfterExpression(PAYLOAD).endOr();
        assertRefused(catchThrowable(attack::list), "query-expression-refused");
        var counted = query().or().taskAssigneeExpression(PAYLOAD).endOr();
        assertRefused(catchThrowable(counted::count), "query-expression-refused");
    }

    @Test
    void storedFilterEvaluatesNothing() {
        for (var stored : List.of(
                query().taskAssigneeExpression(PAYLOAD),
                query().or().taskAssigneeExpression(PAYLOAD).endOr())) {
            var filter = saved(stored);
            var filters = hardened.engine().getFilterService();
            assertRefused(
                    catchThrowable(() -> asSystem(() -> filters.list(filter.getId()))), "query-expression-refused");
            assertRefused(
                    catchThrowable(() -> asSystem(() -> filters.count(filter.getId()))), "query-expression-refused");
            assertRefused(
                    catchThrowable(() -> asSystem(() -> filters.singleResult(filter.getId()))),
                    "query-expression-refused");
        }
    }

    @Test
    void extensionOfAHarmlessFilterEvaluatesNothing() {
        var filter = saved(query().taskName("harmless"));
        var filters = hardened.engine().getFilterService();
        var direct = query().taskAssigneeExpression(PAYLOAD);
        var nested = query().or().taskAssigneeExpression(PAYLOAD).endOr();
        assertThat(catchThrowable(() -> asSystem(() -> filters.list(filter.getId(), direct))))
                .isNotNull();
        assertRefused(
                catchThrowable(() -> asSystem(() -> filters.list(filter.getId(), nested))), "query-expression-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${currentUser()}", "#{currentUser()}"})
    void seededFilterStillKnowsWhoAsks(String expression) {
        var filter = saved(query().taskAssigneeExpression(expression));
        assertThat(asSystem(() -> hardened.engine().getFilterService().list(filter.getId())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${now()}",
                "${dateTime().plusDays(1)}",
                "${dateTime().withTimeAtStartOfDay().plusDays(1).minusMinutes(5)}",
                "${dateTime().plusWeeks(2).toDate()}"
            })
    void seededFilterStillKnowsTheTime(String expression) {
        var filter = saved(query().dueBeforeExpression(expression));
        assertThat(asSystem(() -> hardened.engine().getFilterService().list(filter.getId())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${currentUser().getClass()}",
                "${currentUser()}${''.getClass()}",
                "x${currentUser()}",
                "${currentUser()}\n${1}",
                "${dateTime().plusDays(''.length())}",
                "${dateTime().getClass()}",
                "${recordStepDelegate}"
            })
    void shortListIsAnchored(String expression) {
        assertThat(QueryExpressions.allow(expression)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PAYLOAD,
                "${''['class'].forName('java.lang.Runtime')}",
                "${''.class}",
                "${execution.processEngineServices.runtimeService}",
                "${execution.getProcessEngine()}",
                "${execution.setVariable('approved', true)}",
                "${execution.bpmnModelInstance}",
                "${execution['class'].classLoader}",
                "${now().getClass()}",
                "${dateTime().getZone()}",
                "${currentUserGroups().getClass()}",
                "${recordStepDelegate.getClass()}",
                "${recordStepDelegate.execute(execution)}",
                "${JSON('{}').mapTo('java.net.URL')}",
                "${JSON('{}').unwrap()}",
                "${XML('<a/>').toString()}",
                "${''.repeat(2000000000)}",
                "${''.replaceAll('(a+)+', 'b')}"
            })
    void modelReachesNothingBeyondItsData(String expression) {
        var thrown = catchThrowable(() -> runStepWith(expression));
        assertThat(thrown).as(expression).isNotNull();
        assertThat(recorded).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${secretVault}", "${environment}", "${systemProperties}", "${beanFactory}", "${mock}"})
    void modelSeesOnlyDelegatesAndListeners(String expression) {
        assertThat(catchThrowable(() -> runStepWith(expression))).hasMessageContaining("Cannot resolve identifier");
    }

    @Test
    void delegateRunsByItsName() {
        var model = Bpmn.createExecutableProcess("plain")
                .startEvent()
                .serviceTask("Task_Record")
                .camundaDelegateExpression("${recordStepDelegate}")
                .endEvent()
                .done();
        hardened.deploy("plain.bpmn", model);
        SystemContext.run(() -> hardened.engine().getRuntimeService().startProcessInstanceByKey("plain"));
        assertThat(recorded).isEqualTo("Task_Record");
    }

    @Test
    void variableCannotPoseAsADelegate() {
        var model = Bpmn.createExecutableProcess("shadowed")
                .startEvent()
                .serviceTask("Task_Record")
                .camundaDelegateExpression("${recordStepDelegate}")
                .endEvent()
                .done();
        hardened.deploy("shadowed.bpmn", model);
        SystemContext.run(() -> hardened.engine()
                .getRuntimeService()
                .startProcessInstanceByKey("shadowed", Map.of("recordStepDelegate", "harmless text")));
        assertThat(recorded).isEqualTo("Task_Record");
    }

    @Test
    void modelReadsAndComparesItsVariables() {
        assertThat(runStepWith("${name.toUpperCase() == 'ADA' && count + 1 > 2 && list.contains('x')}"))
                .isEqualTo(true);
        assertThat(runStepWith("${execution.processBusinessKey}")).isEqualTo("REQ-1");
        assertThat(runStepWith("${map.key}")).isEqualTo("value");
        assertThat(runStepWith("${dateTime().plusDays(1).toDate().after(now())}"))
                .isEqualTo(true);
    }

    @Test
    void bombOfBracketsIsRefusedBeforeItIsParsed() {
        var bomb = "${" + "(".repeat(5000) + "1" + ")".repeat(5000) + "}";
        assertRefused(catchThrowable(() -> runStepWith(bomb)), "expression-too-complex");
    }

    private Object runStepWith(String expression) {
        var model = Bpmn.createExecutableProcess("probe")
                .startEvent()
                .serviceTask("Task_Probe")
                .camundaExpression(expression)
                .camundaResultVariable("result")
                .userTask("Task_Wait")
                .endEvent()
                .done();
        hardened.deploy("probe.bpmn", model);
        return asSystem(() -> {
            var runtime = hardened.engine().getRuntimeService();
            var variables = Map.<String, Object>of(
                    "name", "ada", "count", 2, "list", List.of("x"), "map", Map.of("key", "value"));
            var id = runtime.startProcessInstanceByKey("probe", "REQ-1", variables)
                    .getId();
            return runtime.getVariable(id, "result");
        });
    }

    private static Filter saved(TaskQuery query) {
        return asSystem(() -> {
            var filters = hardened.engine().getFilterService();
            return filters.saveFilter(filters.newTaskFilter("stored").setQuery(query));
        });
    }

    private static <T> T asSystem(java.util.function.Supplier<T> work) {
        return SystemContext.call(work);
    }

    private static void assertRefused(Throwable thrown, String rule) {
        assertThat(thrown)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.rule()).isEqualTo(rule));
    }
}
