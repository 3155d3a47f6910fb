package io.baton.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.TestDatabase;
import io.baton.catalog.TriageSamples.Triaged;
import io.baton.platform.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Capability("C2.4")
class TriagedTicketsTests {

    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-12-01T00:00:00Z");

    private final JdbcClient db = database().jdbc();
    private final TriageSamples samples = new TriageSamples(db);

    TestDatabase database() {
        return TestDatabase.with("V130__ticket.sql", "V230__triage.sql", "V231__intake.sql");
    }

    @Test
    void freeAsksOfThePeriodThatWereTriagedAreDrawnFrom() {
        ticket("REQ-1", "REQUEST", "other", FROM, true, "CLEAR");
        ticket("REQ-2", "REQUEST", "other", TO.minusSeconds(1), true, "NONE");
        ticket("REQ-before", "REQUEST", "other", FROM.minusSeconds(1), true, "CLEAR");
        ticket("REQ-after", "REQUEST", "other", TO, true, "CLEAR");
        ticket("REQ-order", "REQUEST", "other", FROM, false, "CLEAR");
        ticket("REQ-unread", "REQUEST", null, FROM, true, null);
        ticket("SEC-1", "SECURITY", "other", FROM, true, "CLEAR");

        assertThat(samples.all(FROM, TO)).extracting(Triaged::ticketKey).containsExactlyInAnyOrder("REQ-1", "REQ-2");
    }

    @Test
    void everybodyWhoChoseTheCategoryByHandIsKnown() {
        ticket("REQ-1", "REQUEST", "other", FROM, true, "NONE");
        ticket("REQ-2", "REQUEST", "other", FROM, true, "CLEAR");
        correction("1", "REQ-1", "agent", FROM);
        correction("2", "REQ-1", "lead", FROM.plusSeconds(1));

        assertThat(samples.judges(samples.all(FROM, TO))).isEqualTo(Map.of("REQ-1", List.of("agent", "lead")));
        assertThat(samples.judges(List.of())).isEmpty();
    }

    private void ticket(
            String key,
            String kind,
            @Nullable String category,
            Instant at,
            boolean freeText,
            @Nullable String reading) {
        db.sql("""
                        insert into ticket (ticket_key, version, kind, state, title, description, requester, opened_by,
                            category, assigned_group, fields, ci_context, impact, urgency, reopen_count, created_at, updated_at)
                        values (?, 1, ?, 'PENDING', 't', 't', 'requester', 'requester', ?, 'service-desk', '{}', '{}', 'LOW',
                            'LOW', 0, current_timestamp, current_timestamp)
                        """).params(key, kind, category).update();
        db.sql("insert into intake_judgement (ticket_key, at, record_type, free_text, reading) values (?, ?, ?, ?, ?)")
                .params(key, Timestamps.column(at), kind, freeText, reading)
                .update();
    }

    private void correction(String id, String key, String person, Instant at) {
        db.sql("""
                        insert into ticket_reclassification (id, ticket_key, at, decided_by, to_category, reason)
                        values (?, ?, ?, ?, 'other', 'r')
                        """).params(id, key, Timestamps.column(at), person).update();
    }
}
