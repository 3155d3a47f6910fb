package io.baton.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.baton.Capability;
import io.baton.TestDatabase;
import io.baton.asset.Licence.Metric;
import io.baton.asset.Reservation.State;
import io.baton.asset.SeatReservations.Outcome;
import io.baton.asset.snipeit.FakeSnipeIt;
import io.baton.audit.AuditLedger;
import io.baton.engine.Processes;
import io.baton.platform.Refusal;
import io.baton.platform.http.CallFailed;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seats of a licence that is kept in Snipe-IT, from the approval of a request to its end. */
@Capability({"W4.5", "O4.4"})
class OutsideLicencesTests {

    private final FakeSnipeIt snipe = new FakeSnipeIt(2, "anna", "bob", "carl", "director");
    private final TestDatabase database = database();
    private final LicenceBook book = new LicenceBook(database.jdbc());
    private final AuditLedger ledger = mock();
    private final Processes processes = mock();
    private final Clock clock = Clock.systemUTC();
    private final LicenceSettings settings = new LicenceSettings(Duration.ofDays(14), Map.of("cad", "9"));
    private final OutsideLicences outside = new OutsideLicences(book, settings, Optional.of(snipe.seats()));
    private final Licences licences = new Licences(book, outside, ledger, clock);
    private final LicencePurchases purchases = new LicencePurchases(book, outside, ledger);
    private final SeatReservations reservations =
            new SeatReservations(book, outside, mock(TicketDesk.class), ledger, clock, settings);
    private final ReservationClock sweep = new ReservationClock(book, reservations, processes, clock);

    TestDatabase database() {
        return TestDatabase.with(
                "V160__asset.sql",
                "V245__licence_reservation.sql",
                "V265__licence_outside.sql",
                "V266__licence_outside_turn.sql");
    }

    @BeforeEach
    void known() {
        licences.save("cad", "CAD", Metric.PERSON, 0, null);
    }

    @AfterEach
    void close() {
        snipe.close();
    }

    @Test
    void seatsAreCountedThereAndKeptHere() {
        snipe.give(70, "director");

        assertThat(reserve("anna", "REQ-1")).isEqualTo(Outcome.RESERVED);
        assertThat(reserve("bob", "REQ-2")).isEqualTo(Outcome.NONE_FREE);

        assertThat(licence())
                .returns(2, Licence::seats)
                .returns(1, Licence::seatsTaken)
                .returns(1, Licence::seatsReserved);
        assertThat(snipe.written()).isEmpty();
    }

    @Test
    void aReservedSeatEndsUpWithThePersonThere() {
        reserve("anna", "REQ-1");

        consume("REQ-1");
        consume("REQ-1");

        assertThat(snipe.holders()).containsExactly("anna", "");
        assertThat(snipe.written()).hasSize(1);
        assertThat(licences.seatsOf("cad")).singleElement().returns("70", Seat::outsideSeat);
        assertThat(licence()).returns(1, Licence::seatsTaken).returns(0, Licence::seatsReserved);
    }

    @Test
    void anAnswerThatWasLostIsNotASecondSeat() {
        reserve("anna", "REQ-1");
        snipe.loseAnswers(true);
        assertThatThrownBy(() -> consume("REQ-1")).isInstanceOf(CallFailed.class);
        assertThat(book.reservation("cad", "REQ-1").orElseThrow().state()).isEqualTo(State.RESERVED);

        snipe.loseAnswers(false);
        consume("REQ-1");

        assertThat(snipe.holders()).containsExactly("anna", "");
        assertThat(licence().seatsTaken()).isEqualTo(1);
    }

    @Test
    void attemptsOfOneStepCarryOneKey() {
        reserve("anna", "REQ-1");
        snipe.loseAnswers(true);
        assertThatThrownBy(() -> consume("REQ-1")).isInstanceOf(CallFailed.class);
        snipe.give(70, "");
        snipe.loseAnswers(false);
        consume("REQ-1");

        assertThat(snipe.written())
                .hasSize(2)
                .extracting(asked -> asked.header("Idempotency-Key"))
                .containsOnly(snipe.written().get(0).header("Idempotency-Key"))
                .allMatch(key -> key.startsWith("REQ-1:cad:"));
    }

    @Test
    void theNextSeatIsTakenWhenAnotherTookThisOne() {
        reserve("anna", "REQ-1");
        snipe.give(70, "director");

        consume("REQ-1");

        assertThat(snipe.holders()).containsExactly("director", "anna");
    }

    @Test
    void whenOthersTookAllSeatsThereNobodyLosesOneAndTheStepSaysWhy() {
        reserve("anna", "REQ-1");
        snipe.give(70, "director");
        snipe.give(71, "bob");

        assertThatThrownBy(() -> consume("REQ-1")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.rule()).isEqualTo("no-free-seat");
            assertThat(refusal).hasMessageContaining("others have all of them");
        });

        assertThat(snipe.holders()).containsExactly("director", "bob");
        assertThat(book.reservation("cad", "REQ-1").orElseThrow().state()).isEqualTo(State.RESERVED);
        snipe.addSeat();
        consume("REQ-1");
        assertThat(snipe.holders()).containsExactly("director", "bob", "anna");
    }

    @Test
    void releaseGivesTheSeatBackThereAndOnlyThatOne() {
        reserve("anna", "REQ-1");
        consume("REQ-1");
        snipe.give(71, "bob");

        release("REQ-1");
        release("REQ-1");

        assertThat(snipe.holders()).containsExactly("", "bob");
        assertThat(snipe.written()).hasSize(2);
        assertThat(licences.seatsOf("cad")).isEmpty();
    }

    @Test
    void aSeatThatWasGivenToSomebodyElseThereIsLeftToThem() {
        reserve("anna", "REQ-1");
        consume("REQ-1");
        snipe.give(70, "director");
        reserve("bob", "REQ-2");

        release("REQ-1");

        assertThat(snipe.holders()).containsExactly("director", "");
        assertThat(licence().seatsTaken()).isNotNegative();
    }

    @Test
    void whoeverHasASeatThereNeedsNoOther() {
        snipe.give(70, "anna");

        assertThat(reserve("anna", "REQ-1")).isEqualTo(Outcome.NOT_NEEDED);
        release("REQ-1");

        assertThat(snipe.holders()).as("it was hers before the ticket").containsExactly("anna", "");
    }

    @Test
    void whoeverWaitsIsCalledOnceASeatBecomesFreeThere() {
        snipe.give(70, "director");
        snipe.give(71, "bob");
        assertThat(reserve("anna", "REQ-1")).isEqualTo(Outcome.NONE_FREE);
        sweep();
        verify(processes, never()).correlate(ReservationClock.SEAT_FREED, "REQ-1", Map.of());

        snipe.give(71, "");
        sweep();

        verify(processes).correlate(ReservationClock.SEAT_FREED, "REQ-1", Map.of());
    }

    @Test
    void aRegisterThatIsAwayIsAFailedAttemptAndHoldsUpNoOtherLicence() {
        licences.save("photo", "Photo Lab", Metric.PERSON, 1, null);
        reserve("anna", "REQ-1");
        snipe.stop();

        assertThatThrownBy(() -> reserve("bob", "REQ-2"))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("refuses the connection");
        sweep();
        assertThat(reserve("photo", "bob", "REQ-2")).isEqualTo(Outcome.RESERVED);
    }

    @Test
    void whoeverCancelsDoesNotWaitForTheOtherRegister() throws Exception {
        reserve("anna", "REQ-1");
        reserve("bob", "REQ-2");
        var asked = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        snipe.beforeEachWrite(() -> {
            asked.countDown();
            await(goOn);
        });
        var consuming = CompletableFuture.runAsync(() -> consume("REQ-1"));
        await(asked);

        try {
            CompletableFuture.runAsync(
                            () -> database.transaction().executeWithoutResult(tx -> reservations.dropUnused("REQ-2")))
                    .get(5, TimeUnit.SECONDS);
        } finally {
            goOn.countDown();
        }
        consuming.get(10, TimeUnit.SECONDS);
        assertThat(licence()).returns(1, Licence::seatsTaken).returns(0, Licence::seatsReserved);
    }

    @Test
    void aTicketThatEndsWhileItsSeatIsGivenKeepsNone() {
        reserve("anna", "REQ-1");
        snipe.beforeEachWrite(() -> {
            snipe.beforeEachWrite(() -> {});
            database.transaction().executeWithoutResult(tx -> reservations.dropUnused("REQ-1"));
        });

        consume("REQ-1");

        assertThat(snipe.holders()).containsExactly("", "");
        assertThat(licences.seatsOf("cad")).isEmpty();
        assertThat(licence().seatsFree()).isEqualTo(2);
    }

    @Test
    void aReservationThatRanOutIsMadeAnewWhereThereIsASeat() {
        reserve("anna", "REQ-1");
        book.put(new Reservation("cad", "REQ-1", "anna", State.EXPIRED, clock.instant(), null));
        book.move("cad", 0, -1);

        consume("REQ-1");

        assertThat(snipe.holders()).containsExactly("anna", "");
        assertThat(licence()).returns(1, Licence::seatsTaken).returns(0, Licence::seatsReserved);
    }

    @Test
    void whoseReservationRanOutTakesNoSeatThatAnotherTicketIsPromised() {
        snipe.give(71, "director");
        reserve("anna", "REQ-1");
        book.put(new Reservation("cad", "REQ-1", "anna", State.EXPIRED, clock.instant(), null));
        book.move("cad", 0, -1);
        assertThat(reserve("bob", "REQ-2")).isEqualTo(Outcome.RESERVED);

        assertThatThrownBy(() -> consume("REQ-1"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.rule()).isEqualTo("no-free-seat"));
        consume("REQ-2");

        assertThat(snipe.holders()).containsExactly("bob", "director");
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void seatsAreNotMovedHereBehindTheOtherRegister() {
        assertThatThrownBy(() -> licences.assign("cad", "anna", null))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.rule()).isEqualTo("kept-elsewhere"));
        assertThatThrownBy(() -> licences.release("cad", "anna", null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> licences.save("cad", "CAD", null, 7, "\"0\""))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("change them there");
        purchases.add("cad", 5, "PO-1", "REQ-1");
        assertThat(licence().seats())
                .as("they are there once they are in Snipe-IT")
                .isZero();
    }

    @Test
    void aSettingWithoutSuchARegisterStopsTheStart() {
        assertThatThrownBy(() -> new OutsideLicences(book, settings, Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("baton.asset.licence.outside");
    }

    private Licence licence() {
        return book.find("cad").orElseThrow();
    }

    private Outcome reserve(String holder, String ticket) {
        return reserve("cad", holder, ticket);
    }

    private Outcome reserve(String product, String holder, String ticket) {
        return database.transaction()
                .execute(tx -> reservations.reserve(product, holder, ticket).outcome());
    }

    private void sweep() {
        database.transaction().executeWithoutResult(tx -> sweep.tick());
    }

    private void consume(String ticket) {
        database.transaction().executeWithoutResult(tx -> reservations.consume(ticket));
    }

    private void release(String ticket) {
        database.transaction().executeWithoutResult(tx -> reservations.release(ticket));
    }
}
