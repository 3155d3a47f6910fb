package io.baton.showback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.baton.Capability;
import io.baton.TestDatabase;
import io.baton.audit.AuditLedger;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.platform.report.ReportQuery;
import io.baton.showback.CostCentre.Mode;
import io.baton.showback.CostCentre.Period;
import io.baton.showback.CostDesk.BudgetCheck;
import io.baton.showback.CostDesk.Cost;
import io.baton.ticket.TicketDesk;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Capability("O3.5")
class CostDeskTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final TestDatabase database = database();
    private final CostCentres costCentres = new CostCentres(database.jdbc());
    private final CostBook book = new CostBook(database.jdbc());
    private final Directory directory = mock();
    private final TicketDesk tickets = mock();
    private final ShowbackSettings settings = new ShowbackSettings(Mode.SHOWBACK, "EUR", BERLIN.getId());

    CostDeskTests() {
        when(directory.person(anyString())).thenReturn(Optional.empty());
        when(directory.person("owner"))
                .thenReturn(Optional.of(
                        new Person("owner", "O", "o@demo.example", true, false, 0, "boss", null, Set.of(), Set.of())));
        when(directory.person("boss"))
                .thenReturn(Optional.of(
                        new Person("boss", "B", "b@demo.example", true, false, 0, null, null, Set.of(), Set.of())));
    }

    @Test
    void threeRequestsAddUpInTheMonthOfTheirClosure() {
        centre("A", null, null);
        at("2026-10-31T22:30:00Z").book(cost("REQ-1", "A", 125_000L), "COMPLETED");
        at("2026-10-31T23:30:00Z").book(cost("REQ-2", "A", 31_999L), "WORKAROUND");
        at("2026-11-15T12:00:00Z").book(cost("REQ-3", "A", 1L), null);

        assertThat(report("month"))
                .containsExactly(
                        List.of("A", "Centre A", "2026-10", 1L, new BigDecimal("1250.00"), "EUR"),
                        List.of("A", "Centre A", "2026-11", 2L, new BigDecimal("320.00"), "EUR"));
        assertThat(report("ticket")).hasSize(3);
    }

    @Test
    void lineIsWrittenOnceAndTakenBackByAnotherLineOnce() {
        var desk = at("2026-11-15T12:00:00Z");
        desk.book(cost("REQ-1", null, 1_000L), "COMPLETED");
        desk.book(cost("REQ-1", null, 1_000L), "COMPLETED");
        assertThat(book.booked("none", "2026-11", "2026-11")).isEqualByComparingTo("10.00");

        desk.reverse("REQ-1");
        desk.reverse("REQ-1");
        desk.reverse("REQ-2");

        assertThat(book.booked("none", "2026-11", "2026-11")).isEqualByComparingTo("0");
        assertThat(database.jdbc()
                        .sql("select count(*) from cost_line")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatWasNotDeliveredOrHasNoPriceCostsNothing() {
        var desk = at("2026-11-15T12:00:00Z");
        desk.book(cost("REQ-1", "A", 1_000L), "REJECTED");
        desk.book(cost("REQ-2", "A", null), "COMPLETED");

        assertThat(report("month")).isEmpty();
    }

    @Test
    void ownerIsAskedOnlyAboveTheBudgetAndOnlyWhereCostsAreCharged() {
        centre("A", "100.00", Mode.CHARGEBACK);
        centre("B", "100.00", null);
        centre("C", null, Mode.CHARGEBACK);
        var desk = at("2026-11-15T12:00:00Z");

        assertThat(desk.check(cost("REQ-1", "A", 10_000L)).within()).isTrue();
        assertThat(desk.check(cost("REQ-2", "A", 1L)).within())
                .as("the budget is set aside for the first")
                .isFalse();
        assertThat(desk.check(cost("REQ-2", "A", 1L)).owner()).isEqualTo("owner");
        assertThat(desk.check(cost("REQ-3", "B", 10_001L)).within()).isTrue();
        assertThat(desk.check(cost("REQ-4", "C", 10_001L)).within()).isTrue();
        assertThat(desk.check(cost("REQ-5", "unknown", 10_001L)).within()).isTrue();
    }

    /** Each alone is below the budget; set aside one after the other, only one of them is. */
    @Test
    void ofRequestsAtOnceNoMoreFitThanTheBudgetHolds() {
        centre("A", "100.00", Mode.CHARGEBACK);
        var desk = at("2026-11-15T12:00:00Z");

        var within = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> database.transaction().execute(tx -> desk.check(cost("REQ-" + i, "A", 6_000L))))
                .filter(check -> check != null && check.within())
                .count();

        assertThat(within).isEqualTo(1);
    }

    @Test
    void cancellingFreesTheBudgetAgain() {
        centre("A", "100.00", Mode.CHARGEBACK);
        var desk = at("2026-11-15T12:00:00Z");
        desk.check(cost("REQ-1", "A", 6_000L));
        desk.book(cost("REQ-2", "A", 3_000L), "COMPLETED");
        assertThat(desk.check(cost("REQ-3", "A", 6_000L)).within()).isFalse();

        desk.reverse("REQ-1");
        desk.reverse("REQ-2");

        assertThat(desk.check(cost("REQ-3", "A", 10_000L)).within()).isTrue();
    }

    @Test
    void budgetLastsForItsPeriodAndCountsWhatWasBooked() {
        centre("A", "100.00", Mode.CHARGEBACK);
        at("2025-12-31T12:00:00Z").book(cost("REQ-1", "A", 9_000L), "COMPLETED");
        at("2026-01-15T12:00:00Z").book(cost("REQ-2", "A", 6_000L), "COMPLETED");
        var desk = at("2026-11-15T12:00:00Z");

        assertThat(desk.check(cost("REQ-3", "A", 4_000L)).within()).isTrue();
        desk.settle("REQ-3");
        var over = desk.check(cost("REQ-4", "A", 4_001L));
        assertThat(over)
                .isEqualTo(new BudgetCheck(
                        false,
                        "owner",
                        "40.01 EUR of 40.00 EUR that are left of the budget of Centre A (A) this year."));
    }

    @Test
    void nobodyLetsHisOwnRequestThrough() {
        centre("A", "0.00", Mode.CHARGEBACK);

        var check = at("2026-11-15T12:00:00Z").check(new Cost("REQ-1", "A", 1L, "laptop", "owner"));

        assertThat(check.within()).isFalse();
        assertThat(check.owner()).isEqualTo("boss");
    }

    @Test
    void whoeverMayNotSignInAnyMoreIsNotAsked() {
        var gone = new Person("owner", "O", "o@demo.example", false, false, 0, "boss", null, Set.of(), Set.of());
        var boss = new Person("boss", "B", "b@demo.example", true, false, 0, null, null, Set.of(), Set.of());
        when(directory.person("owner")).thenReturn(Optional.of(gone));
        when(directory.person("boss")).thenReturn(Optional.of(boss));
        centre("A", "0.00", Mode.CHARGEBACK);
        var desk = at("2026-11-15T12:00:00Z");

        assertThat(desk.check(cost("REQ-1", "A", 1L)).owner()).isEqualTo("boss");
        assertThat(desk.check(new Cost("REQ-2", "A", 1L, "laptop", "boss")).owner())
                .as("nobody but the process owners is left")
                .isNull();
    }

    @Test
    void whatCostNothingAtFirstIsNoWayPastTheBudget() {
        centre("A", "100.00", Mode.CHARGEBACK);
        var desk = at("2026-11-15T12:00:00Z");
        assertThat(desk.check(cost("REQ-1", "A", 0L)).within()).isTrue();

        assertThatThrownBy(() -> desk.recheck("REQ-1", 10_001L)).hasMessageContaining("100.01 EUR");
        desk.recheck("REQ-1", 10_000L);

        assertThat(desk.check(cost("REQ-2", "A", 1L)).within()).isFalse();
    }

    @Test
    void budgetThatIsKeptNoLongerLimitsNothing() {
        centre("A", "100.00", Mode.CHARGEBACK);
        var desk = at("2026-11-15T12:00:00Z");
        desk.check(cost("REQ-1", "A", 6_000L));
        costCentres.update(new CostCentre("A", "Centre A", "owner", null, Period.YEAR, Mode.CHARGEBACK, 0));

        desk.recheck("REQ-1", 90_000L);

        assertThat(book.commitment("REQ-1"))
                .hasValueSatisfying(kept -> assertThat(kept.amount()).isEqualByComparingTo("900.00"));
    }

    private void centre(String id, @Nullable String budget, @Nullable Mode mode) {
        costCentres.insert(new CostCentre(
                id, "Centre " + id, "owner", budget == null ? null : new BigDecimal(budget), Period.YEAR, mode, 0));
    }

    private CostDesk at(String instant) {
        var clock = Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
        return new CostDesk(costCentres, book, directory, tickets, mock(AuditLedger.class), settings, clock);
    }

    private static Cost cost(String ticket, @Nullable String centre, @Nullable Long cents) {
        return new Cost(ticket, centre, cents, "laptop", "requester");
    }

    private List<List<@Nullable Object>> report(String grouping) {
        var asked = new ReportQuery(
                LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), BERLIN, grouping, Map.of("costCentre", "A"));
        return new ChargebackReport(database.jdbc(), settings).read(asked).rows();
    }

    TestDatabase database() {
        return TestDatabase.with("V247__showback.sql");
    }
}
