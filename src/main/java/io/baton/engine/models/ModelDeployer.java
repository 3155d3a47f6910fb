package io.baton.engine.models;

import io.baton.engine.SystemContext;
import io.baton.engine.lint.Deployed;
import io.baton.engine.lint.ModelFile;
import io.baton.engine.lint.ModelLint;
import io.baton.platform.Refusal;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Deploys the models at start, before the first job runs. Only files whose content changed since the last start get a
 * new version, so a restart deploys nothing, and what a process owner deployed by hand since then stays.
 */
@Component
class ModelDeployer implements SmartInitializingSingleton {

    /** Name and source of our deployments; the engine compares a file with the last one deployed under them. */
    static final String NAME = "baton";

    private static final Logger log = LoggerFactory.getLogger(ModelDeployer.class);

    private final RepositoryService repository;
    private final ModelLint lint;
    private final ModelSettings settings;

    ModelDeployer(RepositoryService repository, ModelLint lint, ModelSettings settings) {
        this.repository = repository;
        this.lint = lint;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var files = ModelFolders.read(settings.directory());
        if (files.isEmpty()) {
            log.info("Models: none to deploy.");
            return;
        }
        try {
            SystemContext.run(() -> deploy(files));
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    private void deploy(Collection<ModelFile> files) {
        ModelGate.check(lint, files, Deployed.NOTHING); // all of them, not only those that changed
        var deployment = repository.createDeployment().name(NAME).source(NAME).enableDuplicateFiltering(true);
        files.forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
        var changed = changes((DeploymentEntity) deployment.deployWithResult());
        log.info(
                "Models: {}{} unchanged.",
                changed.isEmpty() ? "" : String.join(", ", changed) + "; ",
                files.size() - changed.size());
    }

    /** One phrase per changed file, such as {@code request-fulfilment v7 -> v8}. */
    private static List<String> changes(DeploymentEntity deployment) {
        var changed = new ArrayList<String>();
        for (var model : DeployedModel.in(deployment)) {
            changed.add(
                    model.version() == 1
                            ? model.id() + " v1 (new)"
                            : "%s v%d -> v%d".formatted(model.id(), model.version() - 1, model.version()));
        }
        return changed;
    }

    private static RuntimeException refused(RuntimeException e) {
        var refusal = Refusal.in(e);
        if (refusal == null) {
            return e;
        }
        return new ModelsRefused(
                String.valueOf(refusal.getMessage()),
                "Correct the files named above: shipped ones in processes/, decisions/ and forms/, others in the"
                        + " directory that baton.models.directory names. The rules are explained in processes/README.md.");
    }
}
