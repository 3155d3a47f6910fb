package io.baton.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.engine.SystemContext;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the role file grants in the engine, tried through its REST API. */
@BatonTest
class EngineRightsTests {

    @Autowired
    Api api;

    @Autowired
    TaskService tasks;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    FilterService filters;

    @Autowired
    IdentityService identity;

    @Autowired
    AccessAtStart access;

    @Autowired
    JdbcClient jdbc;

    String task;

    @BeforeEach
    void offerATaskToTheServiceDesk() {
        task = SystemContext.call(() -> {
            var made = tasks.newTask();
            made.setName("Replace the keyboard");
            tasks.saveTask(made);
            tasks.addCandidateGroup(made.getId(), "service-desk");
            return made.getId();
        });
    }

    @Test
    @Capability("T3.4")
    void agentsWorkTheTasksOfTheirTeamsAndNothingElse() {
        assertThat(status("agent", HttpMethod.GET, "", null)).isEqualTo(200);
        assertThat(status("agent2", HttpMethod.GET, "", null)).isIn(403, 404);
        assertThat(status("agent2", HttpMethod.POST, "/claim", Map.of("userId", "agent2")))
                .isIn(403, 404);
        assertThat(status("agent", HttpMethod.POST, "/claim", Map.of("userId", "agent")))
                .isEqualTo(204);
    }

    @ParameterizedTest
    @Capability("T3.4")
    @ValueSource(strings = {"agent", "lead"})
    void nobodyHandsATaskOnAroundTheGuard(String person) {
        assertThat(status(person, HttpMethod.POST, "/assignee", Map.of("userId", "agent2")))
                .isEqualTo(403);
        assertThat(status(person, HttpMethod.POST, "/delegate", Map.of("userId", "agent2")))
                .isEqualTo(403);
        assertThat(status(person, HttpMethod.PUT, "", Map.of("name", "Other", "assignee", "agent2")))
                .isEqualTo(403);
    }

    @Test
    @Capability("T3.4")
    void whoLosesATaskLosesTheRightToWorkIt() {
        SystemContext.run(() -> tasks.setAssignee(task, "agent2"));
        assertThat(status("agent2", HttpMethod.GET, "", null)).isEqualTo(200);

        SystemContext.run(() -> tasks.setAssignee(task, "agent"));

        assertThat(status("agent2", HttpMethod.GET, "", null)).isIn(403, 404);
        assertThat(status("agent2", HttpMethod.POST, "/complete", Map.of())).isIn(403, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requester", "agent", "lead", "process-owner", "auditor", "admin"})
    void nobodyMakesFiltersOrBatches(String person) {
        var filter = Map.of("resourceType", "Task", "name", "Mine", "query", Map.of(), "properties", Map.of());

        assertThat(api.post(person, "/engine-rest/filter/create", filter)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(api.post(person, "/engine-rest/process-instance/delete", Map.of("processInstanceIds", new String[] {
                            "x"
                        }))
                        .getStatusCode()
                        .value())
                .isIn(403, 404);
    }

    @ParameterizedTest
    @CsvSource({"agent, 1", "admin, 2", "auditor, 1"})
    void peopleSeeOnlyThemselvesInTheEngineUnlessTheyAdminister(String person, int atLeast) {
        var seen = api.text(person, HttpMethod.GET, "/engine-rest/user?maxResults=100", null);

        assertThat(seen.getBody().split("\"id\"")).hasSizeGreaterThanOrEqualTo(atLeast + 1);
        if (!person.equals("admin")) {
            assertThat(seen.getBody()).contains(person).doesNotContain("requester");
        }
    }

    @Test
    void usersAndGroupsAreReadFromBatonAndNeverWritten() {
        assertThat(SystemContext.call(identity::isReadOnly)).isTrue();
        assertThat(SystemContext.call(() -> identity.createUserQuery()
                        .memberOfGroup("service-desk")
                        .orderByUserLastName()
                        .desc()
                        .list()))
                .extracting(user -> user.getId())
                .containsSubsequence("lead", "agent");
        assertThat(SystemContext.call(
                        () -> identity.createGroupQuery().groupMember("agent").list()))
                .extracting(group -> group.getId())
                .containsExactly("agent", "agent-l1", "desktop-support", "requester", "service-desk");
    }

    @Test
    @Capability("O6.4")
    void aRightThatIsNotInTheRoleFileIsRemovedAndRecorded() {
        var foreign = SystemContext.call(() -> {
            var right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            right.setGroupId("agent");
            right.setResource(Resources.BATCH);
            right.setResourceId("*");
            right.addPermission(Permissions.CREATE);
            return authorizations.saveAuthorization(right).getId();
        });
        var before = count();

        access.afterSingletonsInstantiated();

        assertThat(count()).isEqualTo(before - 1);
        assertThat(jdbc.sql("select count(*) from audit_event where action = 'AUTHORIZATION_REMOVED' and object_id = ?"
                                + " and privileged")
                        .param(foreign)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theTaskListsAreMadeOnceAndKeepWhatWasEdited() {
        var mine = SystemContext.call(
                () -> filters.createTaskFilterQuery().filterName("Overdue").singleResult());
        mine.setName("Too late");
        SystemContext.run(() -> filters.saveFilter(mine));

        access.afterSingletonsInstantiated();

        var names = SystemContext.call(() -> filters.createTaskFilterQuery().list()).stream()
                .map(filter -> filter.getName())
                .toList();
        assertThat(names).contains("Too late").doesNotContain("Overdue").hasSize(5);
        mine.setName("Overdue");
        SystemContext.run(() -> filters.saveFilter(mine));
    }

    private long count() {
        return SystemContext.call(() -> authorizations
                        .createAuthorizationQuery()
                        .resourceType(Resources.BATCH)
                        .count()
                + authorizations
                        .createAuthorizationQuery()
                        .resourceType(Resources.FILTER)
                        .count());
    }

    private int status(String person, HttpMethod method, String action, Object body) {
        return api.text(person, method, "/engine-rest/task/" + task + action, body)
                .getStatusCode()
                .value();
    }

    @ParameterizedTest
    @ValueSource(strings = {"My teams' tasks", "Unassigned"})
    void listsHoldWhatIsOfferedToTheTeamAndToThePersonAlone(String name) {
        var mine = SystemContext.call(() -> {
            var made = tasks.newTask();
            tasks.saveTask(made);
            tasks.addCandidateUser(made.getId(), "agent");
            return made.getId();
        });
        var filter = SystemContext.call(() ->
                filters.createTaskFilterQuery().filterName(name).singleResult().getId());

        assertThat(api.text("agent", HttpMethod.GET, "/engine-rest/filter/" + filter + "/list", null)
                        .getBody())
                .contains(mine, task);
        assertThat(api.text("agent2", HttpMethod.GET, "/engine-rest/filter/" + filter + "/list", null)
                        .getBody())
                .doesNotContain(mine, task);
    }
}
