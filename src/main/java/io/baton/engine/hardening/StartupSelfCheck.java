package io.baton.engine.hardening;

import io.baton.engine.SystemContext;
import io.baton.engine.hardening.UnsafeServer.Finding;
import io.baton.platform.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.stereotype.Component;

/** Attacks the engine once before the server opens its port, and refuses to start when an attack gets through. */
@Component
class StartupSelfCheck implements SmartInitializingSingleton {

    private static final String ATTACK = "${''.getClass().getName()}";
    private static final String REBUILD = "This is a fault of the build, not of a setting: use an unchanged release.";
    private static final String SETUP = "/camunda/api/admin/setup/default/user/create";

    private final ProcessEngine engine;
    private final List<FilterRegistrationBean<EngineDoorFilter>> doors;

    StartupSelfCheck(ProcessEngine engine, List<FilterRegistrationBean<EngineDoorFilter>> doors) {
        this.engine = engine;
        this.doors = doors;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var findings = findings();
        if (!findings.isEmpty()) {
            throw new UnsafeServer(findings);
        }
    }

    List<Finding> findings() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        var findings = new ArrayList<Finding>();
        check(findings, guardsQueries(), "An expression in a task query is evaluated.", REBUILD);
        check(findings, guardsModels(configuration), "An expression of a model reaches Java classes.", REBUILD);
        check(findings, refusesAnonymous(), "The engine obeys callers who are not signed in.", REBUILD);
        check(findings, refusesScripts(configuration), "Scripts in models run.", REBUILD);
        check(
                findings,
                configuration.isAuthorizationEnabled(),
                "The engine's authorizations are off.",
                "Leave camunda.bpm.authorization.enabled at true.");
        check(
                findings,
                configuration.isDeserializationTypeValidationEnabled()
                        && !configuration.isJavaSerializationFormatEnabled(),
                "Variables may hold objects of any Java class.",
                "Leave deserializationTypeValidationEnabled at true and javaSerializationFormatEnabled at false.");
        check(
                findings,
                !configuration.isEnableXxeProcessing(),
                "Models may make the server read other files.",
                "Leave enableXxeProcessing at false.");
        check(findings, refusesSetup(), "The engine's first-run setup can make an administrator.", REBUILD);
        return findings;
    }

    private static void check(List<Finding> findings, boolean holds, String otherwise, String remedy) {
        if (!holds) {
            findings.add(new Finding(otherwise, remedy));
        }
    }

    private boolean guardsQueries() {
        var attack = engine.getTaskService()
                .createTaskQuery()
                .or()
                .taskAssigneeExpression(ATTACK)
                .endOr();
        return refusedBy(() -> SystemContext.call(attack::list))
                .filter("query-expression-refused"::equals)
                .isPresent();
    }

    private static boolean guardsModels(ProcessEngineConfigurationImpl configuration) {
        return refusedBy(() -> SystemContext.call(() -> configuration
                        .getCommandExecutorTxRequired()
                        .execute(command -> configuration
                                .getExpressionManager()
                                .createExpression(ATTACK)
                                .getValue(StartProcessVariableScope.getSharedInstance()))))
                .filter("expression-refused"::equals)
                .isPresent();
    }

    private boolean refusesAnonymous() {
        return refusedBy(() -> engine.getTaskService().createTaskQuery().count())
                .filter("engine-identity-missing"::equals)
                .isPresent();
    }

    private static boolean refusesScripts(ProcessEngineConfigurationImpl configuration) {
        return refusedBy(() -> configuration.getScriptEngineResolver().getScriptEngine("javascript", false))
                .filter("scripts-off"::equals)
                .isPresent();
    }

    private boolean refusesSetup() {
        var closed = EngineAddress.of(SETUP)
                .flatMap(address -> EngineRoutes.load().rolesFor(address, "POST"))
                .isEmpty();
        return closed && doors.stream().anyMatch(FilterRegistrationBean::isEnabled) && hasNoPeopleOfItsOwn();
    }

    private boolean hasNoPeopleOfItsOwn() {
        return SystemContext.call(() -> engine.getIdentityService().isReadOnly());
    }

    private static Optional<String> refusedBy(Runnable attack) {
        try {
            attack.run();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.ofNullable(Refusal.in(e)).map(Refusal::rule);
        }
    }
}
