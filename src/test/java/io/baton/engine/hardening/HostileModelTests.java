package io.baton.engine.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.SystemContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Models and tables that want to run code, put into the engine past every check at the door: deployed, started, worked
 * through to the end. Whatever they reach, it is not the marker.
 */
class HostileModelTests {

    private static final String MARKER = "baton.attack.marker";

    @RegisterExtension
    static final HardenedEngine hardened = new HardenedEngine("dataSource", new Object(), "environment", new Object());

    private final ProcessEngine engine = hardened.engine();

    @BeforeEach
    void clean() {
        System.clearProperty(MARKER);
    }

    @AfterEach
    void forget() {
        SystemContext.run(() -> engine.getRepositoryService()
                .createDeploymentQuery()
                .list()
                .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true)));
    }

    static Stream<String> corpus() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:hostile-models/*"))
                .map(Resource::getFilename)
                .sorted();
    }

    @Test
    void corpusIsThere() throws IOException {
        assertThat(corpus()).hasSizeGreaterThan(90);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void nothingOfItRuns(String model) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> SystemContext.run(() -> use(model)));
        assertThat(System.getProperty(MARKER)).isNull();
    }

    private void use(String model) {
        if (!survives(() -> engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("hostile-models/" + model)
                .deploy())) {
            return;
        }
        if (model.endsWith(".dmn")) {
            survives(() -> engine.getDecisionService()
                    .evaluateDecisionByKey("hostile")
                    .variables(Map.of("x", "y"))
                    .evaluate());
            return;
        }
        survives(() -> engine.getRuntimeService().startProcessInstanceByKey("hostile", "REQ-1", Map.of("x", "y")));
        for (int round = 0; round < 3; round++) {
            engine.getManagementService().createJobQuery().list().stream()
                    .map(Job::getId)
                    .forEach(job -> survives(() -> engine.getManagementService().executeJob(job)));
            engine.getTaskService().createTaskQuery().list().stream()
                    .map(Task::getId)
                    .forEach(this::workOn);
        }
    }

    private void workOn(String task) {
        survives(() -> engine.getFormService().getTaskFormVariables(task));
        survives(() -> engine.getFormService().getRenderedTaskForm(task));
        survives(() -> engine.getTaskService().complete(task));
    }

    /** Whether it was done; a refusal is as good an answer as a step that does nothing. */
    private static boolean survives(Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException refused) {
            return false;
        }
    }
}
