package io.baton.engine.identity;

import io.baton.people.Directory;
import io.baton.people.Passwords;
import io.baton.people.Role;
import io.baton.people.RoleBook;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes Baton's directory the engine's only source of users and groups, and the role admin its administrators. */
@Component
@Order(DirectoryIdentityPlugin.AFTER_DEFAULTS)
class DirectoryIdentityPlugin extends AbstractProcessEnginePlugin {

    static final int AFTER_DEFAULTS = 200;

    private final Directory directory;
    private final RoleBook roles;
    private final Passwords passwords;

    DirectoryIdentityPlugin(Directory directory, RoleBook roles, Passwords passwords) {
        this.directory = directory;
        this.roles = roles;
        this.passwords = passwords;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setIdentityProviderSessionFactory(new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return ReadOnlyIdentityProvider.class;
            }

            @Override
            public Session openSession() {
                return new DirectoryIdentities(directory, roles, passwords);
            }
        });
        engine.setAdminGroups(new ArrayList<>(List.of(Role.ADMIN)));
        engine.setResourceAuthorizationProvider(new TaskRightsOnly());
    }
}
