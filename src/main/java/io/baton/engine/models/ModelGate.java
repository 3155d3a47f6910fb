package io.baton.engine.models;

import static java.util.stream.Collectors.toMap;

import io.baton.engine.GoLiveGuard;
import io.baton.engine.GoLiveGuard.GoingLive;
import io.baton.engine.SystemContext;
import io.baton.engine.lint.Deployed;
import io.baton.engine.lint.Finding;
import io.baton.engine.lint.ModelFile;
import io.baton.engine.lint.ModelLint;
import io.baton.platform.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lets no model in that breaks a house rule, through whichever door it comes; answers with every finding at once. What is left
 * goes live when those say so who guard that.
 */
@Component
class ModelGate implements Deployer {

    private static final Logger log = LoggerFactory.getLogger(ModelGate.class);

    private final ObjectProvider<ModelLint> lint;
    private final ObjectProvider<GoLiveGuard> guards;

    ModelGate(ObjectProvider<ModelLint> lint, ObjectProvider<GoLiveGuard> guards) {
        this.lint = lint;
        this.guards = guards;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return; // the engine reads an old deployment again after a restart; it was checked when it came
        }
        var files = deployment.getResources().values().stream()
                .map(resource -> new ModelFile(resource.getName(), resource.getBytes()))
                .toList();
        check(lint.getObject(), files, new LiveModels(Context.getCommandContext()))
                .forEach(advice -> log.info("Advice on {}", advice.inWords()));
        if (!SystemContext.isActive()) {
            var digests = files.stream().collect(toMap(ModelFile::name, file -> "sha256:" + file.sha256()));
            var what = new GoingLive(deployment.getId(), deployment.getName(), digests);
            guards.forEach(guard -> guard.goingLive(what));
        }
    }

    /** The advice on the files; throws when one of them breaks a rule. */
    static List<Finding> check(ModelLint lint, Collection<ModelFile> files, Deployed deployed) {
        var findings = lint.check(files, deployed);
        if (findings.stream().anyMatch(ModelGate::refuses)) {
            throw refusal(findings);
        }
        return findings;
    }

    /**
     * What was good when it was deployed lets the server start, even if an item or a team that a row names has gone since, or
     * a table beside it was changed; the log tells. Whoever deploys now names what there is.
     */
    private static boolean refuses(Finding finding) {
        return finding.isError() && !(finding.isAboutSomethingElse() && SystemContext.isActive());
    }

    private static Refusal refusal(List<Finding> findings) {
        var errors = findings.stream().filter(ModelGate::refuses).toList();
        var detail = "The models break %s; nothing was deployed.\n%s"
                .formatted(
                        errors.size() == 1 ? "a rule" : errors.size() + " rules",
                        errors.stream().map(Finding::inWords).collect(Collectors.joining("\n")));
        return Refusal.malformed("model-lint", detail)
                .with("findings", findings.stream().map(Finding::facts).toList());
    }
}
