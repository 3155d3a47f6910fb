package io.baton.engine.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.people.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineRoutesTests {

    private static final Set<String> ROLES = Set.of(
            Role.AGENT,
            Role.TEAM_LEAD,
            Role.CHANGE_MANAGER,
            Role.CAB_MEMBER,
            Role.INCIDENT_COMMANDER,
            Role.PROCESS_OWNER,
            Role.AUDITOR,
            Role.ADMIN,
            Role.INTEGRATION,
            Role.ROBOT);

    private final EngineRoutes routes = EngineRoutes.load();

    private Set<String> roles(String door, String method, String path) {
        return routes.rolesFor(new EngineAddress(door, path), method).orElse(Set.of());
    }

    @Test
    void everyRouteNamesRolesThatExist() {
        assertThat(routes.all()).hasSizeGreaterThan(100).allSatisfy(route -> {
            assertThat(route.roles()).as(route.toString()).isNotEmpty();
            assertThat(ROLES).as(route.toString()).containsAll(route.roles());
            assertThat(route.door()).isIn("both", "apps", "webapp");
            assertThat(route.method()).isIn("GET", "POST", "PUT", "DELETE", "OPTIONS");
        });
    }

    @Test
    void requestersAndPipelinesHaveNoBusinessHere() {
        assertThat(routes.all())
                .allSatisfy(route -> assertThat(route.roles()).doesNotContain(Role.REQUESTER, Role.PIPELINE));
    }

    /** Queries are asked by POST; everything else an auditor could send would change something. */
    @Test
    void auditorsOnlyLook() {
        var queries = Set.of(
                "task",
                "filter",
                "group",
                "process-instance",
                "execution",
                "variable-instance",
                "job",
                "job-definition",
                "external-task",
                "history",
                "cockpit");
        assertThat(routes.all())
                .filteredOn(route -> route.roles().contains(Role.AUDITOR))
                .filteredOn(route -> !route.segments().contains("logout"))
                .filteredOn(route -> !Set.of("GET", "OPTIONS").contains(route.method()))
                .allSatisfy(route -> {
                    assertThat(route.method()).isEqualTo("POST");
                    assertThat(queries).contains(route.segments().get(0));
                    assertThat(route.segments().get(route.segments().size() - 1))
                            .as(route.toString())
                            .isNotIn(
                                    "claim",
                                    "unclaim",
                                    "complete",
                                    "submit-form",
                                    "create",
                                    "execute",
                                    "start",
                                    "evaluate",
                                    "variables",
                                    "localVariables");
                });
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = """
        GET,    batch
        POST,   migration/execute
        POST,   migration/generate
        POST,   modification/execute
        POST,   process-instance/x/modification
        POST,   process-instance/delete
        POST,   process-instance/variables-async
        POST,   process-definition/x/restart
        DELETE, process-definition/x
        DELETE, deployment/x
        POST,   deployment/x/redeploy
        POST,   user/create
        PUT,    user/x/profile
        PUT,    user/x/credentials
        DELETE, user/x
        POST,   group/create
        PUT,    group/x/members/y
        POST,   tenant/create
        POST,   history/process-instance/delete
        DELETE, history/process-instance/x
        DELETE, history/variable-instance/x
        POST,   history/cleanup
        POST,   history/process-instance/set-removal-time
        GET,    schema/log
        POST,   identity/verify
        POST,   telemetry/configuration
        POST,   task/create
        POST,   task/x/assignee
        POST,   task/x/delegate
        POST,   task/x/identity-links
        PUT,    task/x
        DELETE, task/x
        PUT,    task/x/variables/y
        POST,   task/x/variables/y/data
        GET,    task/x/rendered-form
        POST,   condition
        POST,   signal
        POST,   case-definition/x/create
        POST,   external-task/x/lock
        PATCH,  task/x
        TRACE,  task""")
    void isOpenToNobody(String method, String path) {
        assertThat(roles("rest", method, path)).isEmpty();
        assertThat(roles("apps", method, path)).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = """
        POST,   filter/create
        PUT,    filter/x
        DELETE, filter/x
        POST,   job/x/execute
        GET,    job/x/stacktrace
        GET,    history/job-log/x/stacktrace
        DELETE, process-instance/x
        POST,   message""")
    void isOpenToAdministratorsOnly(String method, String path) {
        assertThat(roles("rest", method, path)).containsExactly(Role.ADMIN);
    }

    @Test
    void rightsAreGivenInAdminOnly() {
        assertThat(roles("rest", "POST", "authorization/create")).isEmpty();
        assertThat(roles("apps", "POST", "authorization/create")).containsExactly(Role.ADMIN);
    }

    @Test
    void modelsAreDeployedByProcessOwnersAndAdministrators() {
        assertThat(roles("rest", "POST", "deployment/create"))
                .containsExactlyInAnyOrder(Role.PROCESS_OWNER, Role.ADMIN);
    }

    @Test
    void setupIsNotOnTheList() {
        assertThat(roles("webapp", "POST", "admin/setup/default/user/create")).isEmpty();
        assertThat(roles("webapp", "POST", "admin/auth/user/default/login/admin"))
                .isEmpty();
    }
}
