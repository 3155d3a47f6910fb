package io.baton.engine.models;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the gate before and the recorder behind the engine's own deployers, whichever door a model comes through. */
@Component
class ModelPlugin extends AbstractProcessEnginePlugin {

    private final ModelGate gate;
    private final DeploymentRecorder recorder;

    ModelPlugin(ModelGate gate, DeploymentRecorder recorder) {
        this.gate = gate;
        this.recorder = recorder;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreDeployers(with(gate, configuration.getCustomPreDeployers()));
        configuration.setCustomPostDeployers(with(recorder, configuration.getCustomPostDeployers()));
    }

    private static List<Deployer> with(Deployer one, @Nullable List<Deployer> others) {
        var all = new ArrayList<Deployer>(others == null ? List.of() : others);
        all.add(one);
        return all;
    }
}
