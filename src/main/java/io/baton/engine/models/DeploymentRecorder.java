package io.baton.engine.models;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.GoLiveGuard;
import io.baton.engine.GoLiveGuard.LiveModel;
import io.baton.engine.TableObserver;
import io.baton.engine.lint.ModelFile;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts every model that becomes live on the ledger, with its version and the digest of its file, and tells of tables. */
@Component
class DeploymentRecorder implements Deployer {

    private final ObjectProvider<AuditLedger> ledger;
    private final ObjectProvider<TableObserver> observers;
    private final ObjectProvider<GoLiveGuard> guards;

    DeploymentRecorder(
            ObjectProvider<AuditLedger> ledger,
            ObjectProvider<TableObserver> observers,
            ObjectProvider<GoLiveGuard> guards) {
        this.ledger = ledger;
        this.observers = observers;
        this.guards = guards;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return; // the engine reads an old deployment again after a restart
        }
        for (var model : DeployedModel.in(deployment)) {
            var resource = deployment.getResource(model.resource());
            var file = new ModelFile(model.resource(), resource.getBytes());
            ledger.getObject()
                    .append(AuditEvent.of("MODEL_DEPLOYED", "model", model.id())
                            .asPrivileged()
                            .with("version", model.version())
                            .with("file", model.resource())
                            .with("sha256", file.sha256())
                            .with("deployment", deployment.getId())
                            .with("source", deployment.getSource()));
        }
        DeployedModel.tablesIn(deployment)
                .forEach(table -> observers.forEach(each -> each.tableDeployed(table.id(), table.version())));
        var live = DeployedModel.in(deployment).stream()
                .map(model -> new LiveModel(model.id(), model.version(), model.resource()))
                .toList();
        guards.forEach(guard -> guard.live(deployment.getId(), live));
    }
}
