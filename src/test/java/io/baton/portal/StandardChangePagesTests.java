package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.ChangeRequests;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class StandardChangePagesTests {

    private static final String LIST = "/portal/change-templates";

    @LocalServerPort
    private int port;

    @Autowired
    private ChangeRequests changes;

    @Test
    void aStandardChangeIsProposedAgreedToBySomebodyElseUsedAndRetired() {
        var service = changes.serviceOfItsOwn();
        var id = "std-page-" + service.substring(4);
        var one = LIST + "/" + id;
        var first = Browser.signedIn(port, "change-manager", "demo");
        first.submit(LIST, LIST, proposal(id, service));
        assertThat(page(first, one))
                .contains("Waits for consent", "You proposed it", "never used")
                .doesNotContain("Agree, so");
        assertThat(first.submit(one, one + "/agree", Map.of()).statusCode()).isEqualTo(302);
        assertThat(page(first, one)).contains("Waits for consent", "somebody else agrees");

        var second = Browser.signedIn(port, "change-manager2", "demo");
        assertThat(page(second, one)).contains("Agree, so that it may be used");
        second.submit(one, one + "/agree", Map.of());

        var agent = Browser.signedIn(port, "agent", "demo");
        assertThat(page(agent, one))
                .contains("May be used", "Raise a change by it")
                .doesNotContain("Retire it");
        var form = "/portal/changes/new?template=" + id;
        assertThat(page(agent, form))
                .contains("The standard change", "Which version?")
                .doesNotContain("How urgent");
        var raised = agent.submit(form, "/portal/changes/new", Map.of("template", id, "version", "7.1"));
        assertThat(raised.statusCode()).as(raised.body()).isEqualTo(302);
        var key = raised.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
        assertThat(changes.change(key)).containsEntry("type", "STANDARD").containsEntry("template", id);

        second.submit(one, one + "/retire", Map.of("reason", " "));
        assertThat(page(second, one)).contains("May be used");
        second.submit(one, one + "/retire", Map.of("reason", "Nobody needs it."));
        assertThat(page(second, one)).contains("Retired", "Nobody needs it.").doesNotContain("Retire it");
        assertThat(page(agent, LIST)).contains(id, "Retired");
    }

    @Test
    void whatIsWrongWithAProposalIsSaidAndWhatWasTypedIsKept() {
        var agent = Browser.signedIn(port, "agent", "demo");
        var wrong = proposal("No Id", "svc-intranet");
        wrong.put("title", "Kept as typed");

        agent.submit(LIST, LIST, wrong);

        assertThat(page(agent, LIST)).contains("3 to 64 lower-case letters", "Kept as typed");
    }

    private static Map<String, String> proposal(String id, String service) {
        var fields = new HashMap<String, String>();
        ChangeRequests.PROVEN.forEach((name, text) -> fields.put(name, text.toString()));
        fields.putAll(Map.of(
                "id", id,
                "title", "Pages by the page",
                "service", service,
                "environment", "production",
                "reason", "Done every week.",
                "outageMinutes", "0",
                "affectedUsers", "0"));
        return fields;
    }

    private static String page(Browser who, String path) {
        return who.open(path, "Accept", "text/html").body();
    }
}
