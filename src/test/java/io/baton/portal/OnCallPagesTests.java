package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByTextOptions;
import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.browser.Visitor;
import io.baton.people.OnCall;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

@BatonTest
@Capability({"W3.5", "W8.2"})
class OnCallPagesTests {

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    OnCall onCall;

    @Test
    void showsWhoIsOnCallAndTheCalendarOfATeam() {
        try (var visitor = Visitor.of(port, "agent3")) {
            visitor.open("/portal/on-call").sees("Site reliability").sees("Network");
            visitor.pictures("on-call").findsTheWayWithoutEyesOrMouse();

            visitor.open("/portal/on-call/network?day=2026-03-11")
                    .sees("March 2026")
                    .sees("Nils Berg");
            visitor.sees("100 % of all hours").sees("None: somebody who is there");
            visitor.pictures("on-call-month").findsTheWayWithoutEyesOrMouse();

            visitor.page()
                    .getByText("Week", new GetByTextOptions().setExact(true))
                    .click();
            visitor.sees("Week of 9 March 2026");
            visitor.pictures("on-call-week").findsTheWayWithoutEyesOrMouse();
        }
    }

    @Test
    void showsConflictsAndWhatIsNoDay() {
        var away = api.post(
                "sre2",
                "/api/staff/sre2/absences",
                Map.of("from", "2027-03-10", "until", "2027-03-10", "zone", "Europe/Berlin", "reason", "course"));
        assertThat(away.getStatusCode().value()).as("%s", away.getBody()).isEqualTo(201);
        try (var visitor = Visitor.of(port, "auditor")) {
            visitor.open("/portal/on-call/sre?view=week&day=2027-03-10")
                    .sees("Emil Sander is on call and away; nobody is called instead")
                    .sees("Emil Sander is away, nobody instead")
                    .seesNot("course")
                    .seesNot("I am away");
            visitor.open("/portal/on-call/sre?day=someday").sees("The day must be written as");
        }
        api.exchange(
                "sre2",
                HttpMethod.DELETE,
                "/api/staff/sre2/absences/" + away.getBody().get("id"),
                null,
                Map.of());
    }

    @Test
    void saysThatSomebodyIsAwayAndBack() {
        var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        try (var visitor = Visitor.withoutScripts(port, "requester2")) {
            visitor.open("/portal/away").sees("No absence is entered.");
            visitor.page().getByLabel("Who decides").fill("auditor");
            visitor.page().getByLabel("Last day").fill(today.plusDays(3).toString());
            visitor.press("Enter").sees("must be an active person who may decide");
            assertThat(visitor.page().getByLabel("Who decides").inputValue()).isEqualTo("auditor");
            visitor.pictures("away-refused").findsTheWayWithoutEyesOrMouse();

            visitor.page().getByLabel("Who decides").fill("manager");
            visitor.press("Enter").sees("Rolf Adler is away in that time.").sees("Mara Linden stands in");
            visitor.press("Is back").sees("Rolf Adler is back.").sees("No absence is entered.");
        }
    }

    @Test
    void peopleTakeTimeOverFromEachOther() {
        var times = Map.of("from", "2027-06-01T08:00", "until", "2027-06-01T20:00");
        var from = LocalDate.parse("2027-06-01").atTime(9, 0).atZone(ZoneId.of("Europe/Berlin"));
        var onDuty = onCall.onDuty("sre", from.toInstant()).orElseThrow().person();
        var other = onDuty.equals("sre1") ? "sre2" : "sre1";
        try (var visitor = Visitor.of(port, onDuty)) {
            visitor.open("/portal/on-call/sre").sees("The rota counts throughout.");
            fill(visitor, "swap", Map.of("from", "2027-06-01T20:00", "until", "2027-06-01T08:00"));
            visitor.press("Ask").sees("must be after the beginning");
            assertThat(visitor.page().locator("#swap-until").inputValue()).isEqualTo("2027-06-01T08:00");
            visitor.pictures("on-call-refused");
            fill(visitor, "swap", times);
            visitor.press("Ask")
                    .sees("Until somebody takes it over, you are on call.")
                    .sees("asks somebody of the team");
        }
        try (var visitor = Visitor.withoutScripts(port, other)) {
            visitor.open("/portal/on-call/sre").pictures("on-call-reliefs").findsTheWayWithoutEyesOrMouse();
            visitor.press("Take over").sees("You are on call in that time.");
            assertThat(onCall.onDuty("sre", from.toInstant()).orElseThrow().person())
                    .isEqualTo(other);
            visitor.press("Take back").sees("The rota counts again.").sees("The rota counts throughout.");
        }
        assertThat(onCall.onDuty("sre", from.toInstant()).orElseThrow().person())
                .isEqualTo(onDuty);
    }

    @Test
    void whoAnswersForATeamPutsSomebodyOnCallAndOthersOnlyLookOn() {
        try (var visitor = Visitor.of(port, "auditor")) {
            visitor.open("/portal/on-call/network").sees("Reliefs").seesNot("Put on call");
        }
        try (var visitor = Visitor.of(port, "admin")) {
            visitor.open("/portal/on-call/network");
            visitor.page().locator("#relief-person").selectOption("agent3");
            fill(visitor, "relief", Map.of("from", "2027-07-01T08:00", "until", "2027-07-01T20:00"));
            visitor.press("Put on call").sees("Nils Berg is on call in that time.");
            visitor.press("Take back").sees("The rota counts again.");
        }
    }

    private static void fill(Visitor visitor, String form, Map<String, String> values) {
        values.forEach(
                (name, value) -> visitor.page().locator("#" + form + "-" + name).fill(value));
    }
}
