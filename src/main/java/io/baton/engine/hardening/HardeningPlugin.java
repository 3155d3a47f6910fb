package io.baton.engine.hardening;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the guards into the engine while it is being built, before any other plugin of ours. */
@Component
@Order(100)
class HardeningPlugin extends AbstractProcessEnginePlugin {

    private final VisibleBeans visibleBeans;

    HardeningPlugin(ListableBeanFactory beans) {
        this.visibleBeans = new VisibleBeans(beans);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new GuardedExpressions(visibleBeans));
        engine.setBeans(visibleBeans);
        engine.setScriptEngineResolver(new NoScripts());
        engine.setEnableScriptCompilation(false);
        engine.setArtifactFactory(new NoClassesByName());
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableXxeProcessing(false);

        engine.setCustomPreCommandInterceptorsTxRequired(before(
                engine.getCustomPreCommandInterceptorsTxRequired(),
                new OutermostInterceptor(),
                new FailClosedInterceptor(engine),
                variables()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(before(
                engine.getCustomPreCommandInterceptorsTxRequiresNew(),
                new OutermostInterceptor(),
                new FailClosedInterceptor(engine),
                variables()));
        engine.setCustomPostCommandInterceptorsTxRequired(
                before(engine.getCustomPostCommandInterceptorsTxRequired(), new SystemContextInterceptor()));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(
                before(engine.getCustomPostCommandInterceptorsTxRequiresNew(), new SystemContextInterceptor()));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.setCommandExecutorSchemaOperations(
                new SystemCommandExecutor(engine.getCommandExecutorSchemaOperations()));
    }

    private VariableGuardInterceptor variables() {
        return new VariableGuardInterceptor(visibleBeans);
    }

    private static List<CommandInterceptor> before(
            @Nullable List<CommandInterceptor> others, CommandInterceptor... ours) {
        var all = new ArrayList<>(List.of(ours));
        if (others != null) {
            all.addAll(others);
        }
        return all;
    }
}
