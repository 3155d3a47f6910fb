package io.baton.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import io.baton.platform.Ids;
import io.baton.survey.TicketFigures.Figures;
import io.baton.ticket.OpenTicket;
import io.baton.ticket.TicketDesk;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

/** The same answers give the same figures wherever a service is looked at. */
@BatonTest
@Capability("O5.6")
class ServiceFiguresTests {

    private final String id = "svc-" + UUID.randomUUID();
    private final String name = "Service " + id;

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    Surveys surveys;

    @Autowired
    TicketDesk tickets;

    /** Of twelve that are asked ten answer: five promoters, three detractors, five who are satisfied. */
    @BeforeEach
    void tenAnswers() {
        api.exchange(
                "admin",
                HttpMethod.PUT,
                "/api/cmdb/cis/" + id,
                Map.of("ciClass", "service", "name", name, "owner", "network", "environment", "production"),
                Map.of());
        var recommend = List.of(10, 9, 9, 10, 9, 8, 7, 6, 3, 0);
        var scores = List.of(5, 5, 4, 4, 4, 3, 3, 2, 1, 1);
        for (int i = 0; i < recommend.size(); i++) {
            asked(new Answer(scores.get(i), recommend.get(i), null));
        }
        asked(null);
        asked(null);
    }

    @Test
    void reportScorecardAndServicePageShowTheSameFigures() {
        var report = row("/api/reports/csat-nps?groupBy=service", Map.of("group", name));
        assertThat(report)
                .containsEntry("nps", 20.0)
                .containsEntry("csat", 50.0)
                .containsEntry("responseRate", 83.3);

        assertThat(scorecard("Net promoter score (NPS)"))
                .containsEntry("value", 20.0)
                .containsEntry("unit", "points")
                .containsEntry("definition", "/portal/metrics/nps");
        assertThat(scorecard("Satisfied people (CSAT)"))
                .containsEntry("value", 50.0)
                .containsEntry("unit", "%");
        assertThat(scorecard("Response rate of surveys")).containsEntry("value", 83.3);

        assertThat(page("lead", "/portal/services/" + id))
                .contains("20.0 (promoters 5, detractors 3)", "50.0 %", "83.3 %, 10 of 12")
                .contains("Network answers for it.");
        assertThat(page("lead", "/portal/services")).contains(name, "20.0");
        assertThat(page("lead", "/portal/reports/kpi-scorecard")).contains("href=\"/portal/metrics/nps\"");
        assertThat(page("lead", "/portal/metrics/nps"))
                .contains("share of 9 and 10, less share of 0 to 6", "/portal/reports/csat-nps");
    }

    @Test
    void otherPeriodsShowOtherFigures() {
        assertThat(page("lead", "/portal/services/" + id + "?from=2020-01-01&to=2020-12-31"))
                .contains("Nobody was asked in this period.");
        assertThat(page("lead", "/portal/services/" + id + "?from=yesterday"))
                .contains("must be a day such as", "20.0 (promoters 5");
    }

    @Test
    void ticketsAreCountedAndListedAsFarAsTheReaderMaySeeThem() {
        assertThat(page("auditor", "/portal/services/" + id)).contains("The newest 10 of 12.", "Ticket of " + id);
        assertThat(page("commander", "/portal/services/" + id))
                .contains("None that you may see.")
                .doesNotContain("Ticket of " + id);
    }

    @Test
    void figuresAreForThoseWhoWorkForTheService() {
        assertThat(page("requester", "/portal/services")).contains(name).doesNotContain("CSAT", "Response rate");
        assertThat(page("requester", "/portal/services/" + id))
                .contains("Network answers for it.")
                .doesNotContain("Satisfaction", "promoters", "Opened in the period", "in the inventory");
        assertThat(status("agent", "/portal/services/" + id)).isEqualTo(200);
        assertThat(status("agent", "/portal/services/none")).isEqualTo(404);
        assertThat(status("agent", "/portal/metrics/nps")).isEqualTo(403);
        assertThat(status("lead", "/portal/metrics/none")).isEqualTo(404);
    }

    @Test
    void serviceThatOnlyTheCatalogueNamesHasAPageToo() {
        assertThat(page("agent", "/portal/services/service-desk"))
                .contains("It is not in the inventory.", "/portal/items/general-question");
        assertThat(page("agent", "/portal/services/remote-access"))
                .as("found by its name as well")
                .contains("Depends on VPN gateway 1", "/portal/items/vpn-access");
    }

    private void asked(@Nullable Answer answer) {
        var ticket = tickets.open(new OpenTicket(
                "REQUEST",
                "Ticket of " + id,
                "A ticket",
                "requester2",
                null,
                null,
                Map.of(),
                name,
                null,
                "LOW",
                "LOW"));
        var now = Instant.now();
        var survey = new Survey(
                Ids.next(),
                ticket.key(),
                "requester2",
                now,
                now.plus(7, ChronoUnit.DAYS),
                null,
                null,
                null,
                null,
                null,
                2,
                "P1D",
                null,
                null,
                name,
                null,
                null,
                "request-fulfilment v1");
        surveys.add(survey, SurveyTokens.hash(survey.id()), new Figures("request-fulfilment v1", 60, 0, 0, 0));
        if (answer != null) {
            assertThat(surveys.answer(survey.id(), answer, now)).isTrue();
        }
    }

    private Map<String, Object> scorecard(String metric) {
        return row("/api/reports/kpi-scorecard", Map.of("metric", metric, "service", name));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> row(String path, Map<String, String> wanted) {
        var rows = (List<Map<String, Object>>) api.get("lead", path).getBody().get("rows");
        return rows.stream()
                .filter(row -> row.entrySet().containsAll(wanted.entrySet()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + wanted + " among " + rows));
    }

    private String page(String person, String path) {
        var answer = Browser.signedIn(port, person, "demo").open(path, "Accept", "text/html");
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private int status(String person, String path) {
        return Browser.signedIn(port, person, "demo")
                .open(path, "Accept", "text/html")
                .statusCode();
    }
}
