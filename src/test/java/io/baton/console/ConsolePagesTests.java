package io.baton.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import io.baton.platform.Ids;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class ConsolePagesTests {

    private static final String DEPUTIES = "/console/deputies";
    private static final String CENTRES = "/console/cost-centres";

    @LocalServerPort
    private int port;

    @Autowired
    private Api api;

    @Test
    @Capability("T6.4")
    void administratorSeesWhoIsAwayAndNamesWhoStandsIn() {
        var admin = Browser.signedIn(port, "admin", "demo");
        assertThat(admin.open(DEPUTIES).body()).contains("Alba Ruiz", "Clara Weiss", "Stands in");
        var from = LocalDate.now().plusDays(3);

        admin.submit(DEPUTIES, DEPUTIES, deputy("director", "commander", from, from.plusDays(4)));

        var page = admin.open(DEPUTIES).body();
        assertThat(page)
                .contains(
                        "Ines Kovac stands in for Dirk Sommer.",
                        from.toString(),
                        from.plusDays(4).toString(),
                        "Later");
        var end = Pattern.compile(DEPUTIES + "/director/[^/\"]+/end").matcher(page);
        assertThat(end.find()).isTrue();
        admin.submit(DEPUTIES, end.group(), Map.of());
        assertThat(admin.open(DEPUTIES).body()).doesNotContain(DEPUTIES + "/director/");
    }

    @Test
    void slipsInADeputyAreToldOnThePage() {
        var admin = Browser.signedIn(port, "admin", "demo");
        var today = LocalDate.now();

        for (var wrong : List.of(
                deputy("director", "auditor", today, today),
                deputy("director", "director", today, today),
                deputy("director", "manager", today, today.plusDays(60)),
                deputy("director", "manager", today, today.minusDays(3)))) {
            admin.submit(DEPUTIES, DEPUTIES, wrong);
            assertThat(admin.open(DEPUTIES).body()).as("%s", wrong).contains("notice bad");
        }
        var noDay = new HashMap<>(deputy("director", "manager", today, today));
        noDay.put("until", "tomorrow");
        admin.submit(DEPUTIES, DEPUTIES, noDay);
        assertThat(admin.open(DEPUTIES).body()).contains("until: must be a day");
        admin.submit(DEPUTIES, DEPUTIES, deputy("nobody-here", "manager", today, today));
        assertThat(admin.open(DEPUTIES).body()).contains("notice bad");
        assertThat(api.list("auditor", "/api/people/director/deputies")).isEmpty();
    }

    @Test
    @Capability("O3.5")
    void budgetOfACostCentreIsSetOnItsPage() {
        var owner = Browser.signedIn(port, "process-owner", "demo");
        var id = "P-" + Ids.next().substring(0, 8);

        owner.submit(CENTRES, CENTRES, centre(id, "Lab", "director", "500.00"));
        assertThat(owner.open(CENTRES).body()).contains("was added.", id, "Dirk Sommer", "500.00 EUR a year");
        owner.submit(CENTRES, CENTRES, centre(id, "Lab", "director", "500.00"));
        assertThat(owner.open(CENTRES).body()).contains("is taken already");

        var page = CENTRES + "/" + id;
        var change = new HashMap<>(centre(id, "Laboratory", "lead", "750.5"));
        change.put("version", "0");
        change.put("mode", "CHARGEBACK");
        owner.submit(page, page, change);
        assertThat(owner.open(page).body()).contains("Saved.", "Laboratory", "value=\"750.50\"");
        owner.submit(page, page, change);
        assertThat(owner.open(page).body()).as("somebody else was faster").contains("notice bad");
        assertThat(api.get("lead", "/api/cost-centres/" + id).getBody())
                .containsEntry("owner", "lead")
                .containsEntry("mode", "CHARGEBACK");
    }

    @Test
    void slipsInACostCentreAreToldOnThePage() {
        var owner = Browser.signedIn(port, "process-owner", "demo");

        for (var wrong : List.of(
                centre("no spaces please", "Lab", "", ""),
                centre("none", "Lab", "", ""),
                centre("X-1", "", "", ""),
                centre("X-1", "L".repeat(121), "", ""),
                centre("X-1", "Lab", "nobody-here", ""),
                centre("X-1", "Lab", "", "a lot"),
                centre("X-1", "Lab", "", "-1"),
                centre("X-1", "Lab", "", "1.001"),
                centre("X-1", "Lab", "", "1e14"))) {
            var sent = owner.submit(CENTRES, CENTRES, wrong);
            assertThat(sent.statusCode()).as("%s", wrong).isEqualTo(302);
            assertThat(owner.open(CENTRES).body()).as("%s", wrong).contains("notice bad");
        }
        assertThat(api.get("lead", "/api/cost-centres/X-1").getStatusCode().value())
                .isEqualTo(404);
    }

    @Test
    void pagesAreForThoseWhoRunThePlace() {
        for (var person : List.of("requester", "agent", "lead", "auditor")) {
            var browser = Browser.signedIn(port, person, "demo");
            for (var page : List.of(DEPUTIES, CENTRES)) {
                assertThat(browser.open(page, "Accept", "text/html").statusCode())
                        .as("%s at %s", person, page)
                        .isEqualTo(403);
            }
        }
    }

    private static Map<String, String> deputy(String person, String deputy, LocalDate from, LocalDate until) {
        return Map.of("person", person, "deputy", deputy, "from", from.toString(), "until", until.toString());
    }

    private static Map<String, String> centre(String id, String title, String owner, String budget) {
        return Map.of("id", id, "title", title, "owner", owner, "budget", budget, "period", "YEAR", "mode", "");
    }
}
