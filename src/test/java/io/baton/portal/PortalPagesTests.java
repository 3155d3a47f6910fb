package io.baton.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.browser.Visitor;
import io.baton.platform.Ids;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class PortalPagesTests {

    @LocalServerPort
    private int port;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private Api api;

    @Autowired
    private Requests requests;

    @Test
    void leadsWhoeverIsNotSignedInToTheSignInAndOnToThePage() {
        try (var visitor = Visitor.anonymous(port)) {
            visitor.open("/portal/tickets");
            assertThat(visitor.where()).startsWith("/login");
            visitor.pictures("login").findsTheWayWithoutEyesOrMouse();

            visitor.signIn("requester", "wrong")
                    .sees("Name and password do not match")
                    .pictures("login-refused");
        }
    }

    @Test
    void signsOut() {
        try (var visitor = Visitor.of(port, "requester2")) {
            visitor.press("Sign out").sees("You are signed out.");
            visitor.open("/portal");
            assertThat(visitor.where()).startsWith("/login");
        }
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "requester, Home; My tickets; Approvals; Services",
        "agent, Home; My tickets; Approvals; Services; On call; Changes; Tasklist; Improvements",
        "change-manager, Home; My tickets; Approvals; Services; Changes; Tasklist; Improvements; Reports",
        "process-owner, Home; My tickets; Approvals; Services; On call; Changes; Tasklist; Improvements; Reviews; Reports; Cockpit; Integrations; Cost centres",
        "auditor, Home; My tickets; Services; On call; Changes; Audit; Improvements; Reviews; Reports; Cockpit",
        "admin, Home; My tickets; Services; On call; Change calendar; People; Improvements; Reports; Cockpit; Admin; Integrations; Cost centres"
    })
    void offersEachRoleThePlacesItMayGoTo(String person, String places) {
        try (var visitor = Visitor.of(port, person)) {
            visitor.open("/portal");
            assertThat(visitor.page().locator("header nav a")).hasText(places.split("; "));
            assertThat((Integer) visitor.page().evaluate("document.querySelector('header').offsetHeight"))
                    .as("the places stand on one line of a desk")
                    .isLessThan(80);
            var paths = visitor.page().locator("header nav a").all().stream()
                    .map(link -> link.getAttribute("href"))
                    .toList();
            for (var path : paths) {
                visitor.open(path);
                assertThat(visitor.page().locator("body")).not().containsText("You may not do this");
            }
        }
    }

    @Test
    @Capability("C1.1")
    void findsWhatIsSearchedWhileOneTypes() {
        try (var visitor = Visitor.of(port, "requester")) {
            visitor.open("/portal")
                    .sees("Everything you can ask for")
                    .sees("Something is broken")
                    .sees("I need something");
            visitor.pictures("home").findsTheWayWithoutEyesOrMouse();
            var search = visitor.page().getByLabel("Search the catalogue");

            search.fill("notebook");
            visitor.sees("Found for \"notebook\"");
            assertThat(visitor.page().locator("#catalogue").getByText("Password reset"))
                    .hasCount(0);
            search.fill("tractor");
            visitor.sees("Ask us in your own words").pictures("home-nothing-found");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "laptop",
                "password-reset",
                "firewall-rule",
                "report-fault",
                "new-starter-kit",
                "general-question"
            })
    @Capability("C1.4")
    void showsAllFivePartsOfTheInstructionsAboveTheForm(String item) {
        var instructions = (Map<?, ?>)
                api.get("requester", "/api/catalogue/" + item).getBody().get("instructions");
        try (var visitor = Visitor.of(port, "requester")) {
            visitor.open("/portal/items/" + item);
            for (var part : List.of("description", "whatYouNeed", "expectedTime", "example", "nextSteps")) {
                visitor.sees(String.valueOf(instructions.get(part)).strip());
            }
            visitor.pictures("item-" + item).findsTheWayWithoutEyesOrMouse();
        }
    }

    @Test
    @Capability("W6.2")
    void namesWhatIsWrongBesideTheFieldAndKeepsTheAnswers() {
        try (var visitor = Visitor.withoutScripts(port, "requester")) {
            visitor.open("/portal/items/firewall-rule");
            visitor.page().getByLabel("From where?").fill("app-017 and others");
            visitor.page().getByLabel("To which system?").fill("db-042");
            visitor.page().getByLabel("Which ports?").fill("5432");
            visitor.page().getByLabel("TCP").check();
            visitor.page().getByLabel("What is it for?").fill("Nightly report");
            visitor.press("Send request");

            visitor.sees("Please look at this again").sees("host name, an address or a network");
            assertThat(visitor.page().getByLabel("From where?")).hasValue("app-017 and others");
            assertThat(visitor.page().getByLabel("What is it for?")).hasValue("Nightly report");
            assertThat(visitor.page().getByLabel("From where?")).hasAttribute("aria-invalid", "true");
        }
    }

    @Test
    @Capability({"C1.1", "C1.3"})
    void takesARequestWithoutScriptsAndComputesThePriority() {
        try (var visitor = Visitor.withoutScripts(port, "requester2")) {
            visitor.open("/portal/items/general-question");
            answerRequired(visitor, "Does the canteen open on " + Ids.next() + "?");
            visitor.page().getByLabel("A whole site, many teams or customers").check();
            visitor.page().getByLabel("Work has stopped, or will stop today").check();
            visitor.press("Send request");

            var key = visitor.where().replaceAll(".*/", "");
            visitor.sees("Your request is in.");
            engine.runJobs(key);
            visitor.open("/portal/tickets/" + key).sees("Priority P1").sees("Expected by");
        }
    }

    @Test
    void opensOneTicketWhenTheFormIsSentAgainFromThePageBefore() {
        try (var visitor = Visitor.of(port, "requester2")) {
            visitor.open("/portal/items/general-question");
            answerRequired(visitor, "Sent twice " + Ids.next());
            visitor.press("Send request").sees("Your request is in.");
            var key = visitor.where();

            visitor.page().goBack();
            visitor.press("Send request").sees("This is asked for already").sees(key.replaceAll(".*/", ""));
        }
    }

    @Test
    @Capability("T1.5")
    void leadsToTheOpenRequestForTheSameAndSendsASecondOneOnPurpose() {
        try (var visitor = Visitor.of(port, "requester2")) {
            var question = "How long is a visitor card valid? " + Ids.next();
            visitor.open("/portal/items/general-question");
            answerRequired(visitor, question);
            visitor.press("Send request").sees("Your request is in.");
            var first = visitor.where();

            visitor.open("/portal/items/general-question");
            answerRequired(visitor, question);
            visitor.press("Send request").sees("This is asked for already").pictures("item-asked-already");
            assertThat(visitor.page()
                            .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(first.replaceAll(".*/", "")))
                            .getAttribute("href"))
                    .isEqualTo(first.replaceAll("https?://[^/]*", ""));
            visitor.press("Send this one as well").sees("Your request is in.");
            assertThat(visitor.where()).isNotEqualTo(first);
        }
    }

    @Test
    void hidesTicketsOfOthers() {
        var key = asked("requester");
        try (var visitor = Visitor.of(port, "requester2")) {
            visitor.open("/portal/tickets/" + key).sees("We cannot find that").pictures("not-found");
            visitor.open("/portal/tickets?scope=all&q=" + key).sees("0 tickets");
            visitor.open("/console/people").sees("You may not do this").pictures("forbidden");
        }
    }

    @Test
    @Capability("C1.5")
    void letsRequesterAndAgentTalkAboutATicket() {
        var key = asked("requester");
        engine.runJobs(key);
        try (var requester = Visitor.of(port, "requester");
                var agent = Visitor.of(port, "agent")) {
            comment(requester, key, "It is for <b>Monday</b>.");
            agent.open("/portal/tickets/" + key).sees("It is for <b>Monday</b>.");
            agent.page().getByLabel("For colleagues only").check();
            comment(agent, "Ask facilities first.");

            requester.open("/portal/tickets/" + key).seesNot("Ask facilities first.");
            requester.press("Watch this ticket").sees("You are told about this ticket");
            requester.open("/portal/tickets?q=" + key).sees("1 ticket").pictures("tickets");
        }
    }

    @Test
    @Capability("I4.3")
    void goesOnWorkingWhenTheRequesterSaysNotFixed() {
        var key = requests.laptopInReview();
        try (var requester = Visitor.of(port, "requester")) {
            requester.open("/portal/tickets/" + key).sees("Is it all right?");
            unfold(requester, "No, something is still wrong");
            requester.page().getByLabel("What is still wrong?").fill("It does not start.");
            requester.pictures("ticket-reopen");
            requester.press("Not fixed").sees("The work goes on.");
            engine.runJobs(key);

            requester.open("/portal/tickets/" + key).sees("A team works on it.").sees("once");
        }
    }

    @Test
    void showsTheCatalogueWithoutFormToThoseWhoMayNotAsk() {
        try (var auditor = Visitor.of(port, "auditor")) {
            auditor.open("/portal/items/laptop").sees("sends no requests").seesNot("Send request");
        }
    }

    @Test
    void withdrawsWithAReason() {
        var key = asked("requester");
        engine.runJobs(key);
        try (var requester = Visitor.of(port, "requester")) {
            requester.open("/portal/tickets/" + key);
            unfold(requester, "Withdraw this ticket");
            requester.page().getByLabel("Why is it no longer needed?").fill("Found the answer myself.");
            requester.page().locator("details button", having("Withdraw")).click();
            engine.runJobs(key);

            requester.open("/portal/tickets/" + key).sees("It ended early.").sees("Found the answer myself.");
            requester.pictures("ticket-cancelled");
        }
    }

    private static void unfold(Visitor visitor, String summary) {
        visitor.page().locator("summary", having(summary)).click();
    }

    private static Page.LocatorOptions having(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private void comment(Visitor visitor, String key, String text) {
        visitor.open("/portal/tickets/" + key);
        comment(visitor, text);
    }

    private static void comment(Visitor visitor, String text) {
        visitor.page().getByLabel("Add a comment").fill(text);
        visitor.press("Send comment").sees("Your comment is there.");
    }

    private static void answerRequired(Visitor visitor, String text) {
        visitor.page()
                .locator("form.order input[type=text][required], form.order textarea[required]")
                .all()
                .forEach(field -> field.fill(text));
    }

    private String asked(String person) {
        var body = Map.of("text", "Where is the key of room " + Ids.next() + "?", "intent", "NEED");
        return String.valueOf(api.post(person, "/api/intake", body).getBody().get("key"));
    }
}
