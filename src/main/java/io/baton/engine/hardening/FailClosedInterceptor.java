package io.baton.engine.hardening;

import io.baton.engine.SystemContext;
import io.baton.platform.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetHistoryLevelCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessApplicationForDeploymentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.http.HttpStatus;

/**
 * Refuses every command that carries neither a signed-in user nor a {@link SystemContext}. Left to itself the engine
 * checks no right at all when nobody is signed in; here nobody means nothing. Commands inside a running command belong
 * to it.
 */
class FailClosedInterceptor extends CommandInterceptor {

    /**
     * The engine's REST resources take the signed-in user away for a moment to look these up: who deployed a model, which
     * model a task belongs to, how much history is kept. Tasklist can show no task without them; they change nothing.
     */
    private static final Set<Class<?>> ASKED_ON_THE_WAY = Set.of(
            GetProcessApplicationForDeploymentCmd.class,
            GetDeployedProcessDefinitionCmd.class,
            GetHistoryLevelCmd.class);

    private final ProcessEngineConfigurationImpl engine;

    FailClosedInterceptor(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (!isOnSomebodysBehalf() && !ASKED_ON_THE_WAY.contains(command.getClass())) {
            throw new Refusal(
                    HttpStatus.UNAUTHORIZED,
                    "engine-identity-missing",
                    "The engine was asked for something on nobody's behalf. Sign in first.",
                    List.of(),
                    Map.of());
        }
        return next.execute(command);
    }

    private boolean isOnSomebodysBehalf() {
        if (Context.getCommandContext() != null || SystemContext.isActive()) {
            return true;
        }
        var user = engine.getIdentityService().getCurrentAuthentication();
        return user != null && user.getUserId() != null && !user.getUserId().isEmpty();
    }
}
