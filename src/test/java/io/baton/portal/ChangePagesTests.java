package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import io.baton.ChangeRequests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A change on the pages of those who judge it and of those who made it. */
@BatonTest
class ChangePagesTests {

    @LocalServerPort
    private int port;

    @Autowired
    private ChangeRequests changes;

    @Test
    @Capability("I8.2")
    void whoeverJudgesAChangeReadsWhatItDoesHowItIsTakenBackAndWhatWentWrongThere() {
        var key = changes.raise(ChangeRequests.MEDIUM);

        var page = Browser.signedIn(port, "cab-infra", "demo")
                .open("/portal/approvals", "Accept", "text/html")
                .body();

        assertThat(page)
                .contains(key, "How it is taken back", "Install 5.2 again.", "20 min, noticed by 200 people")
                .contains("MEDIUM, 30 points", "No incidents in the last 90 days.");
    }

    @Test
    void changeGoesItsOwnWayThroughTheStates() {
        var key = changes.approved();

        var page = Browser.signedIn(port, "agent", "demo")
                .open("/portal/tickets/" + key, "Accept", "text/html")
                .body();

        assertThat(page)
                .contains("The change may be carried out.", "Being judged", "Looked back at")
                .doesNotContain("To be confirmed", "are being worked out");
    }
}
