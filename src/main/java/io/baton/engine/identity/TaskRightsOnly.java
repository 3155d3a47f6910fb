package io.baton.engine.identity;

import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * Rights that arise while the engine works: whoever a task is offered or assigned to may read and work it. Whoever
 * deploys or saves something gets no right on it by that, such as to delete a deployment with all that runs on it.
 */
class TaskRightsOnly extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity @Nullable [] newDeployment(Deployment deployment) {
        return null;
    }

    @Override
    public AuthorizationEntity @Nullable [] newFilter(Filter filter) {
        return null;
    }
}
