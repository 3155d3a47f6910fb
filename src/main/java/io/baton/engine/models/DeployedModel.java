package io.baton.engine.models;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ResourceDefinition;

/**
 * A model that a deployment brought.
 *
 * @param id id of the process, decision or form
 * @param resource name of its file in the deployment
 */
record DeployedModel(String id, int version, String resource) {

    private static final List<Class<? extends ResourceDefinition>> KINDS =
            List.of(ProcessDefinitionEntity.class, DecisionDefinitionEntity.class, CamundaFormDefinitionEntity.class);

    /** What the deployment brought; nothing when the engine found every file unchanged. */
    static List<DeployedModel> in(DeploymentEntity deployment) {
        Map<Class<?>, ?> artifacts = deployment.getDeployedArtifacts();
        return artifacts == null
                ? List.of()
                : KINDS.stream().flatMap(kind -> of(kind, deployment)).toList();
    }

    /** The decision tables among them. */
    static List<DeployedModel> tablesIn(DeploymentEntity deployment) {
        Map<Class<?>, ?> artifacts = deployment.getDeployedArtifacts();
        return artifacts == null
                ? List.of()
                : of(DecisionDefinitionEntity.class, deployment).toList();
    }

    private static Stream<DeployedModel> of(Class<? extends ResourceDefinition> kind, DeploymentEntity deployment) {
        List<? extends ResourceDefinition> found = deployment.getDeployedArtifacts(kind);
        return found == null
                ? Stream.empty()
                : found.stream().map(m -> new DeployedModel(m.getKey(), m.getVersion(), m.getResourceName()));
    }
}
