package io.baton.engine.identity;

import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Rights that arise while the engine works: whoever a task is offered or assigned to may read and work it, and loses
 * that when somebody else gets the task, which the engine by itself would forget to take away. Whoever deploys or saves something gets no right on it by that, such as to delete a deployment with all that runs on it.
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

    @Override
    public AuthorizationEntity @Nullable [] newTaskAssignee(
            Task task, @Nullable String oldAssignee, @Nullable String newAssignee) {
        if (oldAssignee != null && !oldAssignee.equals(newAssignee) && !isCandidate(task, oldAssignee)) {
            var right = getGrantAuthorizationByUserId(oldAssignee, Resources.TASK, task.getId());
            if (right != null) {
                Context.getCommandContext().getDbEntityManager().delete(right);
            }
        }
        return super.newTaskAssignee(task, oldAssignee, newAssignee);
    }

    private static boolean isCandidate(Task task, String person) {
        return task instanceof DelegateTask running
                && running.getCandidates().stream().anyMatch(link -> person.equals(link.getUserId()));
    }
}
