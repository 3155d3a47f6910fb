package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.engine.Processes;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.util.ReflectionTestUtils;

@BatonTest
@Capability("W4.5")
class LicenceEntitlementTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("licence-entitlement");

    @Autowired
    private Api api;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private Processes processes;

    @Autowired
    private org.springframework.context.ApplicationContext server;

    @Test
    void requestWithoutLicenceGoesOn() {
        var ticket = started("requester", null);

        assertThat(entitlement(ticket)).isEqualTo("NOT_NEEDED");
        assertThat(MODEL.passed(ticket)).contains("EndEvent_NothingReserved");
    }

    @Test
    void lastSeatIsKeptForTheFirstAndTheSecondWaitsForProcurement() {
        var licence = licence(1);
        var first = started("requester", licence);
        var second = started("requester2", licence);

        assertThat(entitlement(first)).isEqualTo("RESERVED");
        assertThat(free(licence)).isZero();
        assertThat(MODEL.waitsAt(second)).contains("Task_NoLicenceAvailable");
        var task = engine.task(second, "Task_NoLicenceAvailable");
        assertThat(task.name()).startsWith("No licence available");
        assertThat(task.candidateGroups()).containsExactly("procurement");
        assertThat(MODEL.text("requester2", "/api/tickets/" + second + "/timeline"))
                .contains("The only seat of " + licence + " is taken or reserved.");
    }

    @Test
    void purchaseAddsSeatsAndOneOfThemGoesToTheRequest() {
        var licence = licence(0);
        var ticket = started("requester", licence);

        var incomplete = MODEL.tryToComplete("agent2", ticket, "Task_NoLicenceAvailable", "entitlement", "PURCHASED");
        assertThat(incomplete.getStatusCode().value()).isEqualTo(422);
        assertThat(incomplete.getBody().toString()).contains("seatsBought", "purchaseOrder");
        MODEL.complete(
                "agent2",
                ticket,
                "Task_NoLicenceAvailable",
                "entitlement",
                "PURCHASED",
                "seatsBought",
                5,
                "purchaseOrder",
                "PO-1");

        assertThat(entitlement(ticket)).isEqualTo("PURCHASED");
        assertThat(free(licence)).isEqualTo(4);
    }

    @Test
    void declineSaysWhyAndWaitsForNothing() {
        var licence = licence(0);
        var ticket = started("requester", licence);

        assertThat(MODEL.tryToComplete("agent2", ticket, "Task_NoLicenceAvailable", "entitlement", "DECLINED")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        MODEL.complete(
                "agent2",
                ticket,
                "Task_NoLicenceAvailable",
                "entitlement",
                "DECLINED",
                "entitlementReason",
                "The vendor ended it.");

        assertThat(entitlement(ticket)).isEqualTo("DECLINED");
        assertThat(MODEL.variableOfModel(ticket, "entitlementReason")).isEqualTo("The vendor ended it.");
        resize(licence, 1);
        tick();
        assertThat(free(licence)).isEqualTo(1);
    }

    @Test
    void seatThatBecomesFreeIsTakenByWhoeverWaits() {
        var licence = licence(1);
        var first = started("requester", licence);
        var second = started("requester2", licence);

        assertThat(MODEL.act("requester", first, "cancel", "reason", "Not needed any more.")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        tick();
        engine.runJobs(second);

        assertThat(MODEL.waitsAt(second)).doesNotContain("Task_NoLicenceAvailable");
        assertThat(entitlement(second)).isEqualTo("RESERVED");
        assertThat(free(licence)).isZero();
    }

    /** A ticket for which the model is called as a request calls it, beside what the ticket itself does. */
    private String started(String person, @Nullable String licence) {
        var ticket = MODEL.order(
                person,
                "software-install",
                Map.of("program", "Viewer " + UUID.randomUUID(), "reason", "Testing.", "device", "LT-100"));
        var variables = new HashMap<String, Object>();
        variables.put("recordType", "REQUEST");
        variables.put("requester", person);
        variables.put("licenceProduct", licence);
        variables.put("expectedAt", null);
        processes.start("licence-entitlement", ticket, variables);
        engine.runJobs(ticket);
        return ticket;
    }

    private String licence(int seats) {
        var id = "lic-" + UUID.randomUUID();
        put(id, seats, Map.of());
        return id;
    }

    private void resize(String licence, int seats) {
        var etag =
                api.get("admin", "/api/assets/licences/" + licence).getHeaders().getETag();
        put(licence, seats, Map.of("If-Match", etag));
    }

    private void put(String id, int seats, Map<String, String> headers) {
        var answer = api.exchange(
                "admin", HttpMethod.PUT, "/api/assets/licences/" + id, Map.of("product", id, "seats", seats), headers);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
    }

    private int free(String licence) {
        var body = api.get("agent", "/api/assets/licences/" + licence).getBody();
        return (int) ((Map<?, ?>) body.get("licence")).get("seatsFree");
    }

    private void tick() {
        ReflectionTestUtils.invokeMethod(server.getBean("reservationClock"), "tick");
    }

    private static String entitlement(String ticket) {
        return MODEL.variableOfModel(ticket, "entitlement");
    }
}
