package io.baton.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.TestDatabase;
import io.baton.platform.Timestamps;
import io.baton.platform.report.ReportQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days and months are those of the place where the report is read, not those of Greenwich. */
@Capability("O5.6")
class SatisfactionTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final TestDatabase database = TestDatabase.with("V130__ticket.sql", "V235__survey.sql");
    private final Satisfaction satisfaction = new Satisfaction(database.jdbc());

    @BeforeEach
    void halfAnHourBeforeAndAfterMidnight() {
        database.jdbc().sql("set referential_integrity false").update();
        asked("REQ-1", "2026-10-31T22:30:00Z", 5);
        asked("REQ-2", "2026-10-31T23:30:00Z", 1);
        asked("REQ-3", "2026-11-30T22:30:00Z", 1);
        asked("REQ-4", "2026-11-30T23:30:00Z", 5);
    }

    @Test
    void lastHalfHourOfAPeriodBelongsToItInEveryFigure() {
        var november =
                new ReportQuery(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30), BERLIN, "month", Map.of());

        var report = new SatisfactionReport(satisfaction).read(november).rows();
        var card = new SatisfactionMetrics().csatMetric(satisfaction).of(november.start(), november.end());
        var page = satisfaction.ofService("Mail", november.start(), november.end());

        assertThat(report).hasSize(1);
        assertThat(report.get(0).subList(0, 4)).containsExactly("2026-11", 2, 0, 2);
        assertThat(card.parts()).isEqualTo(Map.of("asked", 2L, "answered", 2L));
        assertThat(card.value()).isEqualTo(page.csat()).isZero();
    }

    @Test
    void monthsBeginWhereTheReaderIs() {
        var all = new ReportQuery(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 12, 31), BERLIN, "month", Map.of());

        assertThat(new SatisfactionReport(satisfaction).read(all).rows())
                .extracting(row -> List.of(row.get(0), row.get(1)))
                .containsExactly(
                        List.of("2026-10", 1), List.of("2026-11", 2), List.of("2026-12", 1), List.of("all", 4));
    }

    private void asked(String ticket, String at, int score) {
        var sent = Timestamps.column(Instant.parse(at));
        database.jdbc()
                .sql("""
                        insert into survey (id, ticket_key, respondent, token_hash, sent_at, expires_at, score, low_score,
                            call_back_within, service, cycle_minutes, reopens, breaches, reroutes)
                        values (?, ?, 'requester', ?, ?, ?, ?, 2, 'P1D', 'Mail', 60, 0, 0, 0)""")
                .params(ticket, ticket, ticket, sent, sent, score)
                .update();
    }
}
