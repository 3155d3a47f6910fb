package io.baton.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ChangeRequests;
import io.baton.EngineDriver;
import io.baton.deployment.Outcome;
import io.baton.engine.SystemContext;
import io.baton.ticket.RecentChanges;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@BatonTest
class SuccessScoreTests {

    private final String random = UUID.randomUUID().toString().substring(0, 8);
    private final String team = "team-" + random;

    @Autowired
    Api api;

    @Autowired
    ChangeRequests changes;

    @Autowired
    EngineDriver engine;

    @Autowired
    ChangeCourse course;

    @Autowired
    SuccessScores scores;

    @Autowired
    RecentChanges suspicions;

    @Test
    @Capability({"I8.2", "W2.2"})
    void changesThatFailedMakeTheNextOneOfServiceAndTeamRiskier() {
        api.post("admin", "/api/teams", Map.of("id", team, "name", team));
        var service = service("a");
        var other = service("b");
        done(service, Outcome.SUCCEEDED, 7);
        done(service, Outcome.FAILED, 1);
        done(service, Outcome.ROLLED_BACK, 1);
        done(service, Outcome.CANCELLED, 3);
        assertThat(scores.of(service).service()).as("nine are too few to tell").isEqualTo(SuccessScores.UNKNOWN);
        var last = done(service, Outcome.SUCCEEDED, 1);
        assertThat(scores.of(service).service()).isEqualTo(80);

        suspicions.suspected(last, incident());

        assertThat(scores.of(service))
                .extracting(SuccessScores.Scores::service, SuccessScores.Scores::team)
                .containsExactly(70, 70);
        assertThat(scores.of(other))
                .extracting(SuccessScores.Scores::service, SuccessScores.Scores::team)
                .containsExactly(SuccessScores.UNKNOWN, 70);
        var key = changes.raise(Map.of("service", other, "testsPassed", true));
        assertThat(changes.change(key)).as("for the team").containsEntry("points", 10);
        assertThat(scores.of(service).words())
                .isEqualTo("Changes of %s in 180 days: 7 of 10 did what they should (70 %%).".formatted(service)
                        + " Of all that " + team + " answers for: 7 of 10 did what they should (70 %).");
        assertThat(String.valueOf(api.list("change-manager", "/api/tickets/" + key + "/decisions")))
                .contains("Percent of changes of its team that succeeded=70");
    }

    private String service(String name) {
        var id = "svc-score-" + name + "-" + random;
        assertThat(api.exchange(
                                "admin",
                                HttpMethod.PUT,
                                "/api/cmdb/cis/" + id,
                                Map.of("ciClass", "service", "name", id, "serviceTier", 3, "owner", team),
                                Map.of())
                        .getStatusCode()
                        .is2xxSuccessful())
                .isTrue();
        return id;
    }

    /** Changes that ended so; the key of the last one. */
    private String done(String service, Outcome outcome, int count) {
        var key = "";
        for (int i = 0; i < count; i++) {
            key = String.valueOf(changes.tryToRaise("agent", Map.of("service", service))
                    .getBody()
                    .get("key"));
            var done = key;
            SystemContext.run(() -> course.implemented(done, outcome, null));
        }
        return key;
    }

    private String incident() {
        var answer =
                api.post("requester", "/api/intake", Map.of("text", "The pages are slow " + random, "intent", "NEED"));
        return String.valueOf(answer.getBody().get("key"));
    }
}
