package io.baton.engine.models;

import io.baton.engine.SystemContext;
import io.baton.engine.lint.Deployed;
import io.baton.engine.lint.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.form.entity.CamundaFormDefinitionManager;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.ResourceDefinition;

/** The newest version of every model in the engine, read inside of a running deployment, whoever deploys. */
class LiveModels implements Deployed {

    private final CommandContext engine;
    private final RepositoryService repository;

    LiveModels(CommandContext engine) {
        this.engine = engine;
        this.repository = engine.getProcessEngineConfiguration().getRepositoryService();
    }

    @Override
    public Collection<ModelFile> processesAndDecisions() {
        return unguarded(() -> {
            var files = new ArrayList<ModelFile>();
            for (var process :
                    repository.createProcessDefinitionQuery().latestVersion().list()) {
                files.add(read(process));
            }
            for (var decision :
                    repository.createDecisionDefinitionQuery().latestVersion().list()) {
                files.add(read(decision));
            }
            return files;
        });
    }

    @Override
    public boolean hasForm(String id) {
        return unguarded(
                () -> engine.getSession(CamundaFormDefinitionManager.class).findLatestDefinitionByKey(id) != null);
    }

    private ModelFile read(ResourceDefinition definition) {
        try (InputStream content =
                repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            return new ModelFile(definition.getResourceName(), content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process owner may deploy without the right to read every model; the check reads them all the same. */
    private <T> T unguarded(Callable<T> reading) {
        return SystemContext.call(() -> engine.runWithoutAuthorization(reading));
    }
}
