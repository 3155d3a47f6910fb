package io.baton.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** What people are told, and what the registers learn, while a request travels from the portal to closed. */
@BatonTest
class FulfilmentNewsTests {

    @Autowired
    private Api api;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private Requests requests;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Wording wording;

    @Autowired
    private io.baton.ticket.TicketDesk tickets;

    @Autowired
    private io.baton.people.Directory directory;

    @Test
    @Capability("C2.6")
    void receiptNamesTheExpectedTimeOfTheTicketAndAHoldSendsANewOne() {
        var key = reportFault();
        var receipt = only(key, "request-received");
        assertThat(receipt.recipient()).isEqualTo("requester");
        assertThat(receipt.body()).contains(key).contains("priority is P").contains(expected(key));
        requests.accept(key, "agent2");

        var hold = Map.of(
                "reason", "A part has to be ordered", "until", Instant.now().plus(Duration.ofDays(1)));
        assertThat(api.post("agent2", "/api/tickets/" + key + "/hold", hold)
                        .getStatusCode()
                        .is2xxSuccessful())
                .isTrue();
        engine.runJobs(key);

        var news = only(key, "delay-expected");
        assertThat(news.body()).contains(expected(key));
        assertThat(expected(key)).isNotEqualTo(receipt.body());
        assertThat(only(key, "work-on-hold").body()).contains("A part has to be ordered");
    }

    @Test
    @Capability("T2.4")
    void startOfWorkIsToldToRequesterAndWatcherOnceEach() {
        var key = reportFault();

        requests.accept(key, "agent2");

        assertThat(outbox.about(key))
                .filteredOn(m -> m.event().equals("STATE_CHANGED"))
                .extracting(OutboxMessage::audience, OutboxMessage::recipient, OutboxMessage::template)
                .containsExactlyInAnyOrder(
                        tuple("REQUESTER", "requester", "work-started"), tuple("WATCHERS", "manager", "ticket-moved"));
        assertThat(notifications("requester", key))
                .contains("\"recipient\":\"requester\"", "\"recipient\":\"m…\"", "\"state\":\"QUEUED\"")
                .contains("\"templateVersion\":1");
        assertThat(api.text("requester2", HttpMethod.GET, "/api/tickets/" + key + "/notifications", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    @Capability("T4.1")
    void ticketCarriesItsItemAlongAndTheItemListsTheTicket() {
        var key = reportFault();

        assertThat(api.get("agent2", "/api/tickets/" + key).getBody().toString())
                .contains("db-042", "environment=production", "owner=applications", "serves Web shop (tier 1)");
        assertThat(api.get("agent2", "/api/cmdb/cis/db-042")
                        .getBody()
                        .get("history")
                        .toString())
                .contains(key);
    }

    @Test
    @Capability("T6.4")
    void whoeverStandsInForAnApproverIsToldWithHim() {
        var key = requests.firewallRule();
        engine.complete(key, "Task_ApproveRequest", Map.of("approved", true));

        // in the demo the change manager stands in for cab-app
        assertThat(toldOfApproval(key))
                .containsExactlyInAnyOrder("manager", "cab-infra", "cab-security", "cab-app", "change-manager");
        assertThat(approvalMail(key, "cab-app").body()).contains("waits for your decision.");
        assertThat(approvalMail(key, "change-manager").body())
                .contains("waits for your decision in the place of Alba Ruiz.");

        var today = LocalDate.now().toString();
        var named = api.post(
                "cab-security", "/api/me/deputies", Map.of("deputy", "commander", "from", today, "until", today));
        assertThat(named.getStatusCode().value()).isEqualTo(201);
        assertThat(approvalMail(key, "commander").body()).contains("in the place of Sven Okoye");
        assertThat(toldOfApproval(key)).hasSize(6);
        api.exchange(
                "cab-security",
                HttpMethod.DELETE,
                "/api/me/deputies/" + named.getBody().get("id"),
                null,
                Map.of());
    }

    @Test
    @Capability("T6.4")
    void nobodyIsAskedToStandInForTheApproverOfHisOwnRequest() {
        var before = requests.laptop();
        var today = LocalDate.now().toString();
        var named = api.post(
                "admin", "/api/people/manager/deputies", Map.of("deputy", "requester", "from", today, "until", today));
        assertThat(named.getStatusCode().value()).isEqualTo(201);

        var after = requests.laptop();

        for (var key : List.of(before, after)) {
            assertThat(toldOfApproval(key)).containsExactly("manager");
            assertThat(tickets.people(key, "APPROVER")).doesNotContain("requester");
        }
        api.exchange(
                "admin",
                HttpMethod.DELETE,
                "/api/people/manager/deputies/" + named.getBody().get("id"),
                null,
                Map.of());
    }

    private List<String> toldOfApproval(String key) {
        return outbox.about(key).stream()
                .filter(message -> message.template().equals("approval-needed"))
                .map(OutboxMessage::recipient)
                .toList();
    }

    private OutboxMessage approvalMail(String key, String recipient) {
        return outbox.about(key).stream()
                .filter(message -> message.template().equals("approval-needed"))
                .filter(message -> message.recipient().equals(recipient))
                .findFirst()
                .orElseThrow(() -> new AssertionError(recipient + " got no message but " + toldOfApproval(key)));
    }

    @Test
    @Capability("T4.1")
    void requestAboutAnItemThatNobodyRegisteredIsRefused() {
        var answer = api.post("requester", "/api/requests", fault("db-999"));

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody().toString()).contains("ciId", "inventory");
    }

    @Test
    @Capability({"T4.4", "C4.2"})
    void laptopGoesFromTheStoreRoomToTheRequester() {
        // An asset of its own, since all tests share one store room.
        var stocked = Map.of("kind", "laptop", "model", "T14", "place", "Store room", "status", "IN_STOCK");
        api.exchange("admin", HttpMethod.PUT, "/api/assets/LT-900", stocked, Map.of());
        var key = requests.laptopInWork();
        var handover = Map.<String, Object>of(
                "resolutionCode", "COMPLETED",
                "resolutionNote", "Your laptop is ready, please collect it.",
                "assetTag", "LT-900",
                "assetPlace", "Office 3.07");

        engine.complete(key, "Task_WorkOnTask", handover);
        engine.complete(key, "Task_ReviewTask", Map.of("reviewOutcome", "DONE"));

        var laptop = api.get("agent", "/api/assets/LT-900").getBody();
        assertThat(laptop)
                .containsEntry("owner", "requester")
                .containsEntry("place", "Office 3.07")
                .containsEntry("status", "IN_USE")
                .containsEntry("sourceTicket", key);
        assertThat(only(key, "approval-needed").recipient()).isEqualTo("manager");
        assertThat(only(key, "please-confirm").body())
                .contains("Your laptop is ready, please collect it.")
                .contains("/portal/tickets/" + key + "?answer=confirm")
                .contains("/portal/tickets/" + key + "?answer=reopen");
    }

    @Test
    @Capability("T4.4")
    void handoverOfAnAssetThatNobodyKnowsIsRefusedWithTheRemedy() {
        var key = requests.laptopInWork();

        var answer = api.post(
                "agent",
                "/api/tickets/" + key + "/tasks/"
                        + engine.task(key, "Task_WorkOnTask").id() + "/complete",
                Map.of(
                        "variables",
                        Map.of(
                                "resolutionCode",
                                "COMPLETED",
                                "resolutionNote",
                                "Done",
                                "assetTag",
                                "LT-000",
                                "assetPlace",
                                "Desk")));

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody().toString()).contains("assetTag", "use the tag on the label");
        assertThat(engine.task(key, "Task_WorkOnTask")).isNotNull();
    }

    private String reportFault() {
        return opened(api.post("requester", "/api/requests", fault("db-042")).getBody());
    }

    private static Map<String, Object> fault(String ciId) {
        return Map.of(
                "itemId",
                "report-fault",
                "ciId",
                ciId,
                "watchers",
                List.of("manager"),
                "fields",
                Map.of(
                        "summary", "Orders cannot be saved " + System.nanoTime(),
                        "details", "Saving an order ends with an error.",
                        "affected", "team"));
    }

    private String opened(Map<String, Object> receipt) {
        var key = (String) receipt.get("key");
        assertThat(key).as(receipt.toString()).isNotNull();
        engine.runJobs(key);
        return key;
    }

    private OutboxMessage only(String key, String template) {
        var found = outbox.about(key).stream()
                .filter(m -> m.template().equals(template))
                .toList();
        assertThat(found).as(template).hasSize(1);
        return found.get(0);
    }

    private String expected(String key) {
        var ticket = tickets.require(key);
        var reader = directory.person("requester").orElseThrow();
        return wording.of(new Occasion("", "", ticket, Map.of()), reader).get("ticket.expectedAt");
    }

    private String notifications(String person, String key) {
        return api.text(person, HttpMethod.GET, "/api/tickets/" + key + "/notifications", null)
                .getBody();
    }
}
