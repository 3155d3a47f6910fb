package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** Whether, and with what, the work on a request begins. */
@BatonTest
class RequestPreparationTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("request-preparation");

    @Autowired
    private Api api;

    @Test
    @Capability("W4.5")
    void seatIsKeptAfterApprovalAndUsedWhenTheRequestIsClosed() {
        var licence = licence(1);
        var ticket = program("requester", licence);
        assertThat(figures(licence)).containsExactly(0, 0);

        MODEL.complete("manager", ticket, "Task_ApproveRequest", "approved", true);
        assertThat(figures(licence)).containsExactly(0, 1);
        MODEL.fulfil("agent", ticket);
        MODEL.act("requester", ticket, "confirm");

        assertThat(MODEL.state(ticket)).isEqualTo("CLOSED");
        assertThat(figures(licence)).containsExactly(1, 0);
    }

    @Test
    @Capability({"W4.5", "T2.3"})
    void seatOfACancelledRequestIsGivenBack() {
        var licence = licence(1);
        var ticket = program("requester", licence);
        MODEL.complete("manager", ticket, "Task_ApproveRequest", "approved", true);
        assertThat(figures(licence)).containsExactly(0, 1);

        MODEL.act("requester", ticket, "cancel", "reason", "The project is over.");

        assertThat(MODEL.passed(ticket)).contains("Task_ReleaseLicence");
        assertThat(figures(licence)).containsExactly(0, 0);
    }

    @Test
    @Capability("W4.5")
    void secondRequestForTheLastSeatWaitsWithoutAnyWorkAndMayBeDeclined() {
        var licence = licence(1);
        var first = program("requester", licence);
        var second = program("requester2", licence);
        MODEL.complete("manager", first, "Task_ApproveRequest", "approved", true);
        MODEL.complete("manager", second, "Task_ApproveRequest", "approved", true);

        assertThat(MODEL.waitsAt(first)).containsExactly("Task_AcceptTask");
        assertThat(MODEL.waitsAt(second)).containsExactly("Task_NoLicenceAvailable");
        assertThat(MODEL.plannedStates(second)).isEmpty();
        MODEL.complete(
                "agent2",
                second,
                "Task_NoLicenceAvailable",
                "entitlement",
                "DECLINED",
                "entitlementReason",
                "The program is phased out.");

        assertThat(MODEL.ticket(second).resolutionCode()).isEqualTo("REJECTED");
        assertThat(MODEL.ticket(second).resolutionNote()).isEqualTo("The program is phased out.");
    }

    @Test
    void refusedApprovalEndsTheRequestWithTheReason() {
        var ticket = program("requester", licence(1));

        MODEL.complete(
                "manager", ticket, "Task_ApproveRequest", "approved", false, "approvalReason", "Use the web version.");

        assertThat(MODEL.passed(ticket)).contains("EndEvent_RequestNotToBeDone");
        assertThat(MODEL.ticket(ticket).resolutionNote()).contains("Use the web version.");
        assertThat(MODEL.state(ticket)).isEqualTo("CANCELLED");
    }

    private String program(String person, String licence) {
        return MODEL.order(
                person,
                "software-install",
                Map.of(
                        "program",
                        licence,
                        "reason",
                        "Quality handbook",
                        "device",
                        "LT-104",
                        "until",
                        LocalDate.now().plusDays(90).toString()));
    }

    private String licence(int seats) {
        var id = "prep-" + UUID.randomUUID();
        api.exchange(
                "admin", HttpMethod.PUT, "/api/assets/licences/" + id, Map.of("product", id, "seats", seats), Map.of());
        return id;
    }

    /** Seats in use, and seats kept. */
    private List<Object> figures(String licence) {
        var body = api.get("admin", "/api/assets/licences/" + licence).getBody();
        return List.of(((List<?>) body.get("seats")).size(), ((List<?>) body.get("reserved")).size());
    }
}
