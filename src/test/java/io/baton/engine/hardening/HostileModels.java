package io.baton.engine.hardening;

import io.baton.engine.SystemContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Puts a hostile model into an engine and uses it up: deployed, started, its jobs run, its tasks completed. */
final class HostileModels {

    private final ProcessEngine engine;

    HostileModels(ProcessEngine engine) {
        this.engine = engine;
    }

    static Stream<String> corpus() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:hostile-models/*"))
                .map(Resource::getFilename)
                .sorted();
    }

    void use(String model) {
        SystemContext.run(() -> {
            try {
                deployAndWorkThrough(model);
            } finally {
                engine.getRepositoryService()
                        .createDeploymentQuery()
                        .list()
                        .forEach(deployment -> survives(() ->
                                engine.getRepositoryService().deleteDeployment(deployment.getId(), true, true, true)));
            }
        });
    }

    private void deployAndWorkThrough(String model) {
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
