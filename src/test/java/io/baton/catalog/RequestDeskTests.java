package io.baton.catalog;

import static io.baton.catalog.CatalogFixtures.distinctBy;
import static io.baton.catalog.CatalogFixtures.field;
import static io.baton.catalog.CatalogFixtures.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.baton.Capability;
import io.baton.catalog.RequestDesk.Intake;
import io.baton.catalog.RequestDesk.Order;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import io.baton.platform.Secrets;
import io.baton.ticket.RecentChanges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

class RequestDeskTests {

    private final Counter counter = new Counter();
    private final RequestDesk desk = counter.desk;

    @BeforeEach
    void offerALaptop() {
        counter.offer(
                "laptop",
                item(
                        field("model", FieldType.CHOICE)
                                .choices("standard", "strong")
                                .required()
                                .build(),
                        field("reason", FieldType.LONG_TEXT).build(),
                        field("pin", FieldType.TEXT).secret().build(),
                        field("phone", FieldType.TEXT).sensitive().build(),
                        field("system", FieldType.CI).build()));
    }

    @Test
    void opensATicketAndTellsItsProcessWhatItNeeds() {
        var receipt = desk.submit(order(Map.of("model", "strong", "reason", "Builds TAKE long", "system", "db-042")));

        assertThat(receipt.key()).isEqualTo("REQ-2026-000001");
        assertThat(receipt.repeated()).isFalse();
        assertThat(receipt.links()).containsEntry("portal", "/portal/tickets/REQ-2026-000001");
        assertThat(receipt.notes()).containsExactly("manager is asked to approve it before work begins.");
        var opened = counter.opened.get(0);
        assertThat(opened.title()).isEqualTo("Laptop");
        assertThat(opened.description()).contains("model? STRONG", "reason? Builds TAKE long");
        assertThat(opened.ciId()).isEqualTo("db-042");
        assertThat(opened.impact()).isEqualTo("LOW");
        assertThat(opened.urgency()).isEqualTo("MEDIUM");
        assertThat(counter.started.get(0))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("recordType", "REQUEST")
                .containsEntry("itemId", "laptop")
                .containsEntry("itemCategory", "equipment-setup")
                .containsEntry("requester", "requester")
                .containsEntry("approvalRequired", true)
                .containsEntry("approver", "manager")
                .containsEntry("expectedHours", 24)
                .containsEntry("confirmationRequired", true)
                .containsEntry("serviceTier", 4)
                .containsEntry("ciNamed", true)
                .containsEntry("ask", " laptop strong builds take long ");
    }

    @Test
    @Capability("I1.5")
    @SuppressWarnings("unchecked")
    void aFaultOnAFreshlyChangedItemIsTiedToTheChange() {
        var changes = mock(RecentChanges.class);
        counter.changes.addBean("changes", changes);
        when(changes.on(eq("db-042"), any())).thenReturn(List.of("CHG-2026-000002", "CHG-2026-000001"));
        when(counter.decisions.ask(eq("record-type"), any(), any()))
                .thenReturn(List.of(Map.of("recordType", "FAILED_CHANGE")));

        var key = desk.submit(order(Map.of("model", "strong", "reason", "Reset it", "system", "db-042")))
                .key();

        var asked = ArgumentCaptor.forClass(Map.class);
        verify(counter.decisions, atLeastOnce()).ask(eq("record-type"), any(), asked.capture());
        assertThat((Map<String, Object>) asked.getValue()).containsEntry("recentChanges", 2);
        verify(counter.links).connect(key, "CAUSED_BY", "CHG-2026-000002");
        verify(changes).suspected("CHG-2026-000002", key);
    }

    @Test
    @Capability("T4.3")
    void startsNothingForAMalformedRequest() {
        var refusal = refusal(new Order(
                "laptop",
                Map.of("model", "gold", "colour", "red"),
                "HUGE",
                "soon",
                null,
                "a b",
                List.of("nobody"),
                null));

        assertThat(refusal.status().value()).isEqualTo(422);
        assertThat(refusal.errors())
                .extracting(Refusal.FieldError::field)
                .containsExactlyInAnyOrder("fields.model", "fields.colour", "impact", "urgency", "ciId", "watchers");
        assertThat(counter.rows("opened")).isZero();
        assertThat(counter.rows("started")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yacht", "Laptop", "laptop ", "retired-thing"})
    @Capability("T4.3")
    void namesTheItemItDoesNotOffer(String itemId) {
        counter.offer("retired-thing", item());
        var retired = counter.items.find("retired-thing").orElseThrow().item();
        counter.items.replace(
                new CatalogueItem("retired-thing", 2, true, retired.definition()),
                CatalogueItems.Origin.EDITED,
                null,
                "process-owner");

        var refusal = refusal(new Order(itemId, Map.of(), null, null, null, null, List.of(), null));

        assertThat(refusal.errors()).extracting(Refusal.FieldError::field).containsExactly("itemId");
    }

    @Test
    void leavesNothingBehindWhenTheProcessRefuses() {
        counter.engineFails();

        assertThatThrownBy(() -> desk.submit(order(Map.of("model", "standard"))))
                .isInstanceOf(Refusal.class);

        assertThat(counter.rows("opened")).isZero();
        assertThat(counter.rows("recent_request")).isZero();
    }

    @Test
    @Capability("C7.2")
    void keepsSecretAnswersOutOfEverythingReadable() {
        desk.submit(order(Map.of("model", "standard", "pin", "4711-hunter2", "phone", "+49 30 1234567")));

        var opened = counter.opened.get(0);
        assertThat(opened.toString()).doesNotContain("4711-hunter2");
        assertThat(opened.description()).doesNotContain("+49 30 1234567");
        assertThat(counter.started.get(0).toString()).doesNotContain("4711", "1234567");
        assertThat(Secrets.isSealed(opened.fields().get("pin"))).isTrue();
        assertThat(counter.secrets.open("ticket-field:pin", opened.fields().get("pin")))
                .isEqualTo("4711-hunter2");
    }

    @Test
    void cutsADescriptionThatATicketCannotHoldButKeepsTheAnswers() {
        var questions = new ItemField[4];
        var answers = new java.util.HashMap<String, Object>();
        for (var i = 0; i < questions.length; i++) {
            questions[i] = field("f" + i, FieldType.LONG_TEXT).maxLength(10_000).build();
            answers.put("f" + i, "\uD83D\uDE00".repeat(5_000));
        }
        counter.offer("essay", item(questions));

        desk.submit(new Order("essay", answers, null, null, null, null, List.of(), null));

        assertThat(counter.opened.get(0).description()).hasSizeBetween(19_999, 20_000);
        assertThat(counter.opened.get(0).fields()).isEqualTo(answers);
        assertThat(counter.started.get(0).get("ask").toString()).hasSizeLessThanOrEqualTo(2_000);
    }

    @Test
    @Capability("T1.5")
    void refusesAnOrderOfTheSameThingForTheSamePersonWhileTheFirstIsOpen() {
        var first = desk.submit(order(Map.of("model", "standard", "reason", "Old one broke")));

        var refusal = refusal(order(Map.of("model", "strong", "reason", "Needed soon")));

        assertThat(refusal.status().value()).isEqualTo(409);
        assertThat(refusal.rule()).isEqualTo("duplicate-request");
        assertThat(refusal.facts()).containsEntry("duplicateOf", first.key());
        assertThat(refusal.getMessage()).contains(first.key(), "inAdditionTo");
        assertThat(counter.rows("opened")).isEqualTo(1);
    }

    @Test
    @Capability("T1.5")
    void opensAnotherTicketForAnotherPersonOrAfterTheFirstIsClosed() {
        var first = desk.submit(order(Map.of("model", "standard")));
        counter.signIn(CatalogFixtures.MANAGER);
        desk.submit(order(Map.of("model", "standard")));
        assertThat(counter.rows("opened")).isEqualTo(2);

        counter.signIn(CatalogFixtures.REQUESTER);
        counter.closed.add(first.key());
        assertThat(desk.submit(order(Map.of("model", "standard"))).key()).isEqualTo("REQ-2026-000003");
    }

    @Test
    @Capability("T1.5")
    void opensAnotherTicketForAnswersThatDistinguishTheItem() {
        counter.offer(
                "room",
                distinctBy(
                        "room",
                        field("room", FieldType.TEXT).required().build(),
                        field("note", FieldType.TEXT).build()));

        desk.submit(order("room", Map.of("room", "Elbe", "note", "Camera"), null));
        desk.submit(order("room", Map.of("room", "Alster"), null));
        var refusal = refusal(order("room", Map.of("room", " ELBE ", "note", "Screen"), null));

        assertThat(refusal.facts()).containsEntry("duplicateOf", "REQ-2026-000001");
    }

    @Test
    @Capability("T1.5")
    void opensTheSameOnceMoreForWhoNamesTheOpenOne() {
        var first = desk.submit(order(Map.of("model", "standard")));

        var second = desk.submit(order("laptop", Map.of("model", "standard"), first.key()));

        assertThat(second.key()).isNotEqualTo(first.key());
        verify(counter.links).connect(second.key(), "RELATES_TO", first.key());
        assertThat(refusal(order("laptop", Map.of("model", "standard"), "REQ-2026-999999"))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("inAdditionTo");
        assertThat(counter.rows("opened")).isEqualTo(2);
    }

    @Test
    @Capability({"T4.3", "T1.5"})
    void opensOneTicketForFiftyEqualOrdersAtTheSameMoment() throws Exception {
        var threads = Executors.newFixedThreadPool(50);
        var start = new CountDownLatch(1);
        var answers = new ArrayList<java.util.concurrent.Future<String>>();
        for (var i = 0; i < 50; i++) {
            answers.add(threads.submit(() -> {
                start.await();
                try {
                    return "opened "
                            + desk.submit(order(Map.of("model", "standard"))).key();
                } catch (Refusal refusal) {
                    return "refused for " + refusal.facts().get("duplicateOf");
                }
            }));
        }
        start.countDown();

        var seen = new ArrayList<String>();
        for (var answer : answers) {
            seen.add(answer.get());
        }
        assertThat(seen)
                .hasSize(50)
                .containsOnly("opened REQ-2026-000001", "refused for REQ-2026-000001")
                .containsOnlyOnce("opened REQ-2026-000001");
        assertThat(counter.rows("opened")).isEqualTo(1);
        assertThat(counter.rows("started")).isEqualTo(1);
        threads.shutdown();
    }

    @Test
    void letsOnlyAgentsAskForSomebodyElse() {
        var forManager = new Order("laptop", Map.of("model", "standard"), null, null, "manager", null, List.of(), null);

        assertThat(refusal(forManager).status().value()).isEqualTo(403);

        counter.signIn(CatalogFixtures.AGENT);
        desk.submit(forManager);
        assertThat(counter.opened.get(0).requester()).isEqualTo("manager");
    }

    @Test
    void refusesWatchersWhoAreNoPeople() {
        var watchers = Arrays.asList("manager", null);

        assertThat(refusal(new Order("laptop", Map.of("model", "standard"), null, null, null, null, watchers, null))
                        .errors())
                .extracting(Refusal.FieldError::field)
                .containsExactly("watchers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${7*7}", "#{7*7}", "{{7*7}}", "<%=7*7%>", "$${7*7}"})
    void handsTextThatLooksLikeCodeOnAsItIs(String text) {
        desk.submit(order(Map.of("model", "standard", "reason", text)));

        assertThat(counter.opened.get(0).fields()).containsEntry("reason", text);
        assertThat(counter.opened.get(0).toString() + counter.started.get(0)).doesNotContain("49");
    }

    @Test
    void takesFreeTextUnderItsFirstLine() {
        var receipt = desk.submit(intake("The printer smokes\nand smells", "BROKEN"));

        assertThat(receipt.repeated()).isFalse();
        var opened = counter.opened.get(0);
        assertThat(opened.title()).isEqualTo("The printer smokes");
        assertThat(opened.description()).isEqualTo("The printer smokes\nand smells");
        assertThat(opened.itemId()).isNull();
        assertThat(counter.started.get(0).get("ask")).isEqualTo(" the printer smokes and smells ");
        assertThat(counter.started.get(0).get("approvalRequired")).isEqualTo(false);
        assertThat(counter.started.get(0)).containsKeys("itemId", "itemCategory", "ciId", "approver");
    }

    @Test
    void asksForTheApprovalOfTheItemThatFreeTextMeans() {
        when(counter.decisions.ask(eq("classification"), isNull(), any()))
                .thenReturn(List.of(Map.of("category", "equipment-setup", "subcategory", "laptop")));

        desk.submit(intake("I want a new laptop", "NEED"));

        assertThat(counter.opened.get(0).itemId()).isNull();
        assertThat(counter.started.get(0).get("approvalRequired")).isEqualTo(true);
        assertThat(counter.started.get(0).get("approver")).isEqualTo("manager");
    }

    @Test
    void refusesFreeTextThatSaysNothingOrTooMuch() {
        var refusal = catchThrowableOfType(
                Refusal.class,
                () -> desk.submit(new Intake("x".repeat(4001), "MAYBE", "P1", null, "laptop", null, null, List.of())));

        assertThat(refusal.errors())
                .extracting(Refusal.FieldError::field)
                .containsExactlyInAnyOrder("text", "intent", "impact", "itemId");
        assertThat(catchThrowableOfType(Refusal.class, () -> desk.submit(intake(" ", "NEED")))
                        .errors())
                .extracting(Refusal.FieldError::field)
                .containsExactly("text");
    }

    private Refusal refusal(Order order) {
        return catchThrowableOfType(Refusal.class, () -> desk.submit(order));
    }

    private static Order order(Map<String, Object> fields) {
        return order("laptop", fields, null);
    }

    private static Order order(String item, Map<String, Object> fields, @Nullable String inAdditionTo) {
        return new Order(item, fields, null, null, null, null, List.of(), inAdditionTo);
    }

    private static Intake intake(@Nullable String text, String intent) {
        return new Intake(String.valueOf(text), intent, null, null, null, null, null, List.of());
    }
}
