package io.baton.delivery;

import static io.baton.engine.ProcessVariables.DEPLOYMENT_STOPPED;
import static io.baton.engine.ProcessVariables.HAND_OFF_NOTE;
import static io.baton.engine.ProcessVariables.TOOL_KNOWN;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks whether a tool is named that brings the service of a change to its environment. */
@Component
class FindDeploymentToolDelegate implements JavaDelegate, Writes {

    private final HandOff handOff;

    FindDeploymentToolDelegate(HandOff handOff) {
        this.handOff = handOff;
    }

    @Override
    public void execute(DelegateExecution execution) {
        TOOL_KNOWN.set(execution, handOff.isToolKnown(execution.getProcessBusinessKey()));
        HAND_OFF_NOTE.set(execution, "");
        DEPLOYMENT_STOPPED.set(execution, false);
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(TOOL_KNOWN, HAND_OFF_NOTE, DEPLOYMENT_STOPPED);
    }
}
