package io.baton.engine.hardening;

import static org.mockito.Mockito.mock;

import io.baton.engine.SystemContext;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An engine in memory with the guards of this package and the beans a test gives it; no web server, no context. */
final class HardenedEngine implements AfterAllCallback {

    private final GenericApplicationContext beans = new GenericApplicationContext();
    private final DataSourceTransactionManager transactions;
    private final ProcessEngine engine;

    HardenedEngine(Object... namedBeans) {
        this(true, configuration -> {}, namedBeans);
    }

    /** An engine as it comes, to see that an attack is one. */
    static HardenedEngine withoutGuards() {
        return new HardenedEngine(false, configuration -> {}, new Object[0]);
    }

    /** The same engine after a control was switched off, to see that somebody notices. */
    static HardenedEngine with(Consumer<ProcessEngineConfigurationImpl> change) {
        return new HardenedEngine(true, change, new Object[0]);
    }

    private HardenedEngine(boolean guarded, Consumer<ProcessEngineConfigurationImpl> change, Object[] namedBeans) {
        for (int i = 0; i < namedBeans.length; i += 2) {
            beans.getBeanFactory().registerSingleton((String) namedBeans[i], namedBeans[i + 1]);
        }
        beans.refresh();
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setApplicationContext(beans);
        configuration.setProcessEngineName("hardened-" + UUID.randomUUID());
        configuration.setDataSource(source);
        transactions = new DataSourceTransactionManager(source);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setAuthorizationEnabled(true);
        configuration.setJobExecutorActivate(false);
        configuration.setHistory("full");
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setDbMetricsReporterActivate(false);
        configuration.setDeserializationTypeValidationEnabled(true);
        configuration.setIdentityProviderSessionFactory(new NobodyKnown());
        configuration.setEnableCmdExceptionLogging(false);
        configuration.setProcessEnginePlugins(
                guarded
                        ? List.of(new HardeningPlugin(beans), new SpinProcessEnginePlugin(), changing(change))
                        : List.of(new SpinProcessEnginePlugin()));
        engine = configuration.buildProcessEngine();
    }

    private static ProcessEnginePlugin changing(Consumer<ProcessEngineConfigurationImpl> change) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                change.accept(configuration);
            }
        };
    }

    /** The engine has no people of its own, as in the server. */
    private static final class NobodyKnown implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return ReadOnlyIdentityProvider.class;
        }

        @Override
        public Session openSession() {
            return mock(ReadOnlyIdentityProvider.class);
        }
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }

    ProcessEngine engine() {
        return engine;
    }

    void deploy(String name, BpmnModelInstance model) {
        SystemContext.run(() -> engine.getRepositoryService()
                .createDeployment()
                .addString(name, Bpmn.convertToString(model))
                .deploy());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        engine.close();
        beans.close();
    }
}
