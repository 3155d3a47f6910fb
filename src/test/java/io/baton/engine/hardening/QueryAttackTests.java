package io.baton.engine.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.EngineCall;
import io.baton.engine.SystemContext;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Code in task queries and filters, over HTTP, at both roots: never evaluated, always 400. */
@BatonTest
class QueryAttackTests {

    private static final String MARKER = "baton.attack.marker";
    private static final String PAYLOAD = "${''.getClass().forName('java.lang.System').getMethod('setProperty',"
            + " ''.getClass(), ''.getClass()).invoke(null, '" + MARKER + "', 'reached')}";

    @LocalServerPort
    private int port;

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @Autowired
    private AuthorizationService authorizations;

    private String filter = "";

    @BeforeEach
    void aFilterEverybodyMayRead() {
        System.clearProperty(MARKER);
        filter = SystemContext.call(() -> {
            var saved = filters.saveFilter(filters.newTaskFilter("harmless").setQuery(tasks.createTaskQuery()));
            var right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            right.setResource(Resources.FILTER);
            right.setResourceId(saved.getId());
            right.addPermission(Permissions.READ);
            authorizations.saveAuthorization(right);
            return saved.getId();
        });
    }

    @AfterEach
    void nothingRan() {
        SystemContext.run(() -> filters.deleteFilter(filter));
        assertThat(System.getProperty(MARKER)).isNull();
    }

    static Stream<String> bodies() {
        return Stream.of(
                "{\"assigneeExpression\":\"%s\"}",
                "{\"dueAfterExpression\":\"%s\"}",
                "{\"orQueries\":[{\"dueAfterExpression\":\"%s\"}]}",
                "{\"orQueries\":[{\"candidateGroupsExpression\":\"%s\"}]}",
                "{\"orQueries\":[{\"nameLike\":\"a\"},{\"assigneeLikeExpression\":\"%s\"}]}",
                "{\"orQueries\":[{\"orQueries\":[{\"ownerExpression\":\"%s\"}]}]}",
                "{\"assignee\\u0045xpression\":\"%s\"}",
                "{\"ASSIGNEEEXPRESSION\":\"%s\"}");
    }

    private List<String> places() {
        return List.of(
                "/task",
                "/task/count",
                "/filter/" + filter + "/list",
                "/filter/" + filter + "/count",
                "/filter/" + filter + "/singleResult");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void apiClientCannotEvaluate(String body) {
        var agent = EngineCall.asClient(port, "agent");
        for (var place : places()) {
            for (var root : List.of("/engine-rest", "/engine-rest/engine/default")) {
                var answer = agent.post(root + place, body.formatted(PAYLOAD));
                assertThat(answer.statusCode()).as(root + place).isEqualTo(400);
                assertThat(answer.body()).contains("query-expression-refused");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void tasklistUserCannotEvaluate(String body) {
        var agent = EngineCall.inBrowser(port, "agent");
        for (var place : places()) {
            var answer = agent.post(EngineCall.COPY + place, body.formatted(PAYLOAD));
            assertThat(answer.statusCode()).as(place).isEqualTo(400);
            assertThat(answer.body()).contains("query-expression-refused");
        }
    }

    @Test
    void queryPartOfTheAddressCannotEvaluate() {
        var agent = EngineCall.asClient(port, "agent");
        for (var name : List.of("assigneeExpression", "assignee%45xpression", "dueBeforeExpression")) {
            var answer = agent.get("/engine-rest/task?" + name + "=%24%7Bnow()%7D");
            assertThat(answer.statusCode()).as(name).isEqualTo(400);
            assertThat(answer.body()).contains("query-expression-refused");
        }
    }

    @Test
    void plainQueriesWork() {
        for (var root : List.of("/engine-rest", "/engine-rest/engine/default")) {
            var answer =
                    EngineCall.asClient(port, "agent").post(root + "/task", "{\"orQueries\":[{\"nameLike\":\"%a%\"}]}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        var inTasklist =
                EngineCall.inBrowser(port, "agent").post(EngineCall.COPY + "/filter/" + filter + "/list", "{}");
        assertThat(inTasklist.statusCode()).as(inTasklist.body()).isEqualTo(200);
    }

    @Test
    void onlyAdministratorsStoreFiltersAndOnlyWithTheShortList() {
        var stored =
                "{\"resourceType\":\"Task\",\"name\":\"n\",\"query\":{\"assigneeExpression\":\"%s\"},\"properties\":{}}";
        var agent = EngineCall.asClient(port, "agent");
        assertThat(agent.post("/engine-rest/filter/create", stored.formatted("${currentUser()}"))
                        .statusCode())
                .isEqualTo(403);
        var admin = EngineCall.asClient(port, "admin");
        assertThat(admin.post("/engine-rest/filter/create", stored.formatted(PAYLOAD))
                        .statusCode())
                .isEqualTo(400);
        var allowed = admin.post("/engine-rest/filter/create", stored.formatted("${currentUser()}"));
        assertThat(allowed.body()).doesNotContain("query-expression-refused", "engine-route-closed");
    }
}
