package io.baton.engine.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.RoleBook;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.util.ResourceTypeUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the engine's authorizations what the role file says: writes what is missing, removes what somebody added and
 * puts that on the ledger. Rights on single tasks come and go with the tasks and are the engine's own business.
 */
@Component
class RoleGrants {

    private static final Logger LOG = LoggerFactory.getLogger(RoleGrants.class);
    private static final Set<Resources> OF_SINGLE_TASKS = EnumSet.of(Resources.TASK, Resources.HISTORIC_TASK);

    private final AuthorizationService authorizations;
    private final RoleBook roles;
    private final AuditLedger ledger;

    RoleGrants(AuthorizationService authorizations, RoleBook roles, AuditLedger ledger) {
        this.authorizations = authorizations;
        this.roles = roles;
        this.ledger = ledger;
    }

    /** One authorization, comparable; permissions as the engine's bit set. */
    private record Grant(
            int type, @Nullable String user, @Nullable String group, int resource, String id, int permissions) {

        static Grant of(Authorization it) {
            return new Grant(
                    it.getAuthorizationType(),
                    it.getUserId(),
                    it.getGroupId(),
                    it.getResourceType(),
                    it.getResourceId(),
                    ((AuthorizationEntity) it).getPermissions());
        }
    }

    /** @param filters the ids of the seeded filters by their keys */
    void reconcile(Map<String, String> filters) {
        var missing = new LinkedHashSet<Grant>();
        for (var role : roles.roles()) {
            for (var grant : role.engine()) {
                missing.addAll(grants(role.id(), grant, filters));
            }
        }
        var expected = missing.size();
        var removed = 0;
        for (var existing : existing()) {
            if (!missing.remove(Grant.of(existing))) {
                remove(existing);
                removed++;
            }
        }
        missing.forEach(this::add);
        LOG.info(
                "Engine authorizations: {} as in the role file, {} added, {} removed.",
                expected,
                missing.size(),
                removed);
        if (!missing.isEmpty()) {
            ledger.append(AuditEvent.of("AUTHORIZATIONS_ADDED", "authorization", "role-file")
                    .asPrivileged()
                    .with("count", missing.size()));
        }
    }

    private List<Grant> grants(String role, RoleBook.EngineGrant grant, Map<String, String> filters) {
        var resource = Resources.valueOf(grant.resource());
        var permissions = new AuthorizationEntity(AUTH_TYPE_GRANT);
        permissions.setResource(resource);
        grant.permissions()
                .forEach(name -> permissions.addPermission(
                        ResourceTypeUtil.getPermissionByNameAndResourceType(name, resource.resourceType())));
        return grant.ids().stream()
                .map(id -> resource == Resources.FILTER ? filters.getOrDefault(id, id) : id)
                .map(id -> new Grant(
                        AUTH_TYPE_GRANT, null, role, resource.resourceType(), id, permissions.getPermissions()))
                .toList();
    }

    private List<Authorization> existing() {
        var found = new ArrayList<Authorization>();
        for (var resource : Resources.values()) {
            var query = authorizations.createAuthorizationQuery().resourceType(resource);
            found.addAll((OF_SINGLE_TASKS.contains(resource) ? query.resourceId(ANY) : query).list());
        }
        return found;
    }

    private void remove(Authorization foreign) {
        authorizations.deleteAuthorization(foreign.getId());
        var resource = ResourceTypeUtil.getResourceByType(foreign.getResourceType());
        ledger.append(AuditEvent.of("AUTHORIZATION_REMOVED", "authorization", foreign.getId())
                .asPrivileged()
                .because("not in the role file")
                .with("user", foreign.getUserId())
                .with("group", foreign.getGroupId())
                .with("resource", resource == null ? foreign.getResourceType() : resource.resourceName())
                .with("resourceId", foreign.getResourceId())
                .with("permissions", ((AuthorizationEntity) foreign).getPermissions()));
    }

    private void add(Grant grant) {
        var authorization = (AuthorizationEntity) authorizations.createNewAuthorization(grant.type());
        authorization.setGroupId(grant.group());
        authorization.setResourceType(grant.resource());
        authorization.setResourceId(grant.id());
        authorization.setPermissions(grant.permissions());
        authorizations.saveAuthorization(authorization);
    }
}
