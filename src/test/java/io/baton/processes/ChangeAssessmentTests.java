package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ChangeRequests;
import io.baton.Requests;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class ChangeAssessmentTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("change-assessment");

    @Autowired
    ChangeRequests changes;

    @Autowired
    Requests requests;

    @Autowired
    JdbcClient db;

    @Test
    @Capability("I8.2")
    void sameChangeIsRiskierWhereIncidentsPileUp() {
        var quiet = raise("svc-printing");
        for (int i = 0; i < 3; i++) {
            var fault = requests.fault();
            db.sql("update ticket set ci_id = 'svc-remote-access' where ticket_key = ?")
                    .param(fault)
                    .update();
        }

        var ridden = raise("svc-remote-access");

        assertThat(changes.change(quiet)).containsEntry("riskClass", "LOW");
        assertThat(changes.change(ridden)).containsEntry("riskClass", "HIGH");
        assertThat(MODEL.variable(ridden, "changeHistory").toString())
                .contains("Incidents in the last 90 days: ", "INC-");
    }

    private String raise(String service) {
        return MODEL.follow(changes.raise(Map.of("service", service, "testsPassed", false)));
    }
}
