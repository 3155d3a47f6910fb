package io.baton.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.audit.proof.Hashes;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@BatonTest
class AuditApiTests {

    @Autowired
    private Api api;

    @Autowired
    private AuditLedger ledger;

    @Test
    @Capability("T6.6")
    void provesTheLedgerToAnAuditor() {
        var verdict = api.get("auditor", "/api/audit/verify").getBody();

        assertThat(verdict)
                .containsEntry("valid", true)
                .containsEntry("refusesChanges", true)
                .containsKeys("size", "checked", "checkpoint");
    }

    @Test
    @Capability("W4.2")
    void handsOutAMonthWhoseHashIsInItsManifest() {
        var today = LocalDate.now(ZoneOffset.UTC);
        ledger.append(AuditEvent.of("TASK_DONE", "task", "T-\u00fc"));

        var lines = api.text(
                "auditor", HttpMethod.GET, "/api/audit/export?format=ndjson&from=" + today + "&to=" + today, null);
        var manifest = api.text("auditor", HttpMethod.GET, "/api/audit/export/manifest", null);

        assertThat(lines.getBody())
                .contains("T-\u00fc", "\"leafHash\"", "\"actor\":\"auditor\"", "\"groups\":[\"auditor\"]");
        assertThat(manifest.getBody()).startsWith(Hashes.sha256(lines.getBody()) + "  audit-");
        assertThat(api.get("auditor", "/api/audit/export?format=xml")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(api.get("auditor", "/api/audit/events?actor=%00%ED%A0%80")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(api.get("auditor", "/api/audit/events?from=monday")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @Capability("W4.2")
    @ValueSource(
            strings = {"/api/audit/verify", "/api/audit/events", "/api/audit/export", "/api/audit/export/manifest"})
    void isForAuditorsOnly(String path) {
        for (var person : new String[] {"requester", "agent", "process-owner", "admin"}) {
            assertThat(api.text(person, HttpMethod.GET, path, null)
                            .getStatusCode()
                            .value())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(api.anonymous(HttpMethod.GET, path, null).getStatusCode().value())
                .isEqualTo(401);
        assertThat(api.text("auditor", HttpMethod.POST, path, "{}")
                        .getStatusCode()
                        .value())
                .isIn(403, 405);
    }
}
