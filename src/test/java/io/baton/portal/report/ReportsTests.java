package io.baton.portal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.platform.report.Report;
import io.baton.platform.report.ReportQuery;
import io.baton.platform.report.ReportTable;
import io.baton.platform.report.ReportTable.Column;
import io.baton.platform.report.ReportTable.Type;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;

class ReportsTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T23:30:00Z"), ZoneOffset.UTC);

    private final SignedIn signedIn = mock();
    private final Reports reports = reports();

    private Reports reports() {
        ObjectProvider<Report> beans = mock();
        when(beans.stream()).thenReturn(Stream.of(new Costs()));
        return new Reports(beans, signedIn, new Periods(CLOCK, ZoneId.of("Europe/Berlin")));
    }

    @Test
    void asksForTheYearUpToTodayAndTheFirstGroupingUnlessTold() {
        signIn(Role.TEAM_LEAD);

        var asked = reports.ask("costs", Map.of()).asked();

        assertThat(asked.from()).isEqualTo("2026-01-01");
        assertThat(asked.to()).as("it is tomorrow in Berlin already").isEqualTo("2026-11-22");
        assertThat(asked.start()).isEqualTo("2025-12-31T23:00:00Z");
        assertThat(asked.end()).isEqualTo("2026-11-22T23:00:00Z");
        assertThat(asked.groupsBy("month")).isTrue();
    }

    @Test
    void handsOnWhatWasAsked() {
        signIn(Role.TEAM_LEAD);

        var asked = reports.ask(
                        "costs",
                        Map.of(
                                "from",
                                "2026-02-01",
                                "to",
                                "2026-02-28",
                                "groupBy",
                                "team",
                                "mode",
                                "SHOWBACK",
                                "item",
                                " laptop ",
                                "format",
                                "csv"))
                .asked();

        assertThat(asked.from()).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(asked.groupBy()).isEqualTo("team");
        assertThat(asked.filters()).isEqualTo(Map.of("mode", "SHOWBACK", "item", "laptop"));
    }

    @ParameterizedTest
    @CsvSource({
        "from, yesterday",
        "to, 2026-02-30",
        "from, 2027-01-01",
        "from, 1969-01-01",
        "from, 2001-01-01",
        "groupBy, colour",
        "mode, OTHER",
        "colour, red"
    })
    void refusesWhatTheReportDoesNotOfferNamingTheParameter(String name, String value) {
        signIn(Role.TEAM_LEAD);

        assertThatThrownBy(() -> reports.ask("costs", Map.of(name, value)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status().value()).isEqualTo(422);
                    assertThat(refusal.errors())
                            .extracting(Refusal.FieldError::field)
                            .first()
                            .isIn(name, "to");
                });
    }

    @Test
    void isNotThereForThoseWhoMayNotReadIt() {
        signIn(Role.REQUESTER);

        assertThat(reports.mine()).isEmpty();
        assertThatThrownBy(() -> reports.ask("costs", Map.of()))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.status().value()).isEqualTo(404));
        signIn(Role.AUDITOR);
        assertThat(reports.mine()).extracting(Report::name).containsExactly("costs");
    }

    @Test
    void noCellOfTheTableIsTakenForAFormula() {
        var table = new ReportTable(
                List.of(new Column("who", "Who", Type.TEXT), new Column("amount", "Amount, EUR", Type.MONEY)),
                List.of(ReportTable.row("=1+1", new BigDecimal("-12.50")), ReportTable.row("a \"quoted\", b", null)),
                List.of());

        assertThat(ReportCsv.of(table))
                .isEqualTo("Who,\"Amount, EUR\"\r\n'=1+1,-12.50\r\n\"a \"\"quoted\"\", b\",\r\n");
    }

    private void signIn(String role) {
        when(signedIn.require())
                .thenReturn(new Person("p", "P", "p@demo.example", true, false, 0, null, null, Set.of(role), Set.of()));
    }

    private static final class Costs implements Report {

        @Override
        public String name() {
            return "costs";
        }

        @Override
        public String title() {
            return "Costs";
        }

        @Override
        public String description() {
            return "What it cost.";
        }

        @Override
        public Set<String> readers() {
            return Set.of(Role.TEAM_LEAD, Role.AUDITOR);
        }

        @Override
        public List<Choice> groupings() {
            return List.of(new Choice("month", "Month"), new Choice("team", "Team"));
        }

        @Override
        public List<Filter> filters() {
            return List.of(
                    new Filter("mode", "Mode", List.of(new Choice("SHOWBACK", "Showback"))),
                    new Filter("item", "Item", List.of()));
        }

        @Override
        public ReportTable read(ReportQuery asked) {
            return new ReportTable(List.of(), List.of(), List.of());
        }
    }
}
