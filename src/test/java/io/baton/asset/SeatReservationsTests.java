package io.baton.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import io.baton.Capability;
import io.baton.TestDatabase;
import io.baton.asset.Licence.Metric;
import io.baton.asset.Reservation.State;
import io.baton.asset.SeatReservations.Outcome;
import io.baton.audit.AuditLedger;
import io.baton.engine.Processes;
import io.baton.platform.Refusal;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Capability("W4.5")
class SeatReservationsTests {

    private final MovableClock clock = new MovableClock();
    private final TestDatabase database = database();
    private final LicenceBook book = new LicenceBook(database.jdbc());
    private final AuditLedger ledger = mock();
    private final TicketDesk tickets = mock();
    private final Processes processes = mock();
    private final LicenceSettings settings = new LicenceSettings(Duration.ofDays(14), Map.of());
    private final OutsideLicences outside = new OutsideLicences(book, settings, Optional.empty());
    private final Licences licences = new Licences(book, outside, ledger, clock);
    private final LicencePurchases purchases = new LicencePurchases(book, outside, ledger);
    private final SeatReservations reservations = new SeatReservations(book, outside, tickets, ledger, clock, settings);
    private final ReservationClock sweep = new ReservationClock(book, reservations, processes, clock);

    @Test
    void reservedSeatIsNotFreeForAnybodyElse() {
        licences.save("cad", "CAD", Metric.PERSON, 1, null);

        assertThat(reserve("cad", "requester", "REQ-1")).isEqualTo(Outcome.RESERVED);

        assertThat(licence().seatsFree()).isZero();
        assertThat(licence().seatsTaken()).isZero();
        assertThat(licence().seatsReserved()).isEqualTo(1);
        assertThat(reserve("cad", "manager", "REQ-2")).isEqualTo(Outcome.NONE_FREE);
        assertThatThrownBy(() -> licences.assign("cad", "manager", null)).isInstanceOf(Refusal.class);
    }

    @Test
    void ticketThatAsksAgainKeepsItsOneSeat() {
        licences.save("cad", "CAD", Metric.PERSON, 2, null);

        reserve("cad", "requester", "REQ-1");
        assertThat(reserve("cad", "requester", "REQ-1")).isEqualTo(Outcome.RESERVED);

        assertThat(licence().seatsReserved()).isEqualTo(1);
    }

    @Test
    void seatIsTakenIntoUseOnceAndGivenBackOnce() {
        licences.save("cad", "CAD", Metric.PERSON, 1, null);
        reserve("cad", "requester", "REQ-1");

        consume("REQ-1");
        consume("REQ-1");
        assertThat(licence().seatsTaken()).isEqualTo(1);
        assertThat(licence().seatsReserved()).isZero();
        assertThat(licences.seatsOf("cad")).extracting(Seat::holder).containsExactly("requester");

        release("REQ-1");
        release("REQ-1");
        assertThat(licence().seatsFree()).isEqualTo(1);
        assertThat(licences.seatsOf("cad")).isEmpty();
    }

    @Test
    void releaseOfOneTicketTakesNoSeatThatAnotherGave() {
        licences.save("cad", "CAD", Metric.PERSON, 2, null);
        reserve("cad", "requester", "REQ-1");
        reserve("cad", "requester", "REQ-2");
        consume("REQ-1");
        consume("REQ-2");
        assertThat(licence().seatsTaken()).as("a person needs one seat").isEqualTo(1);

        release("REQ-2");

        assertThat(licences.seatsOf("cad")).extracting(Seat::sourceTicket).containsExactly("REQ-1");
        assertThat(licence().seatsFree()).isEqualTo(1);
    }

    @Test
    void whoeverHasASeatNeedsNoSecondUnlessInstallationsAreCounted() {
        licences.save("cad", "CAD", Metric.PERSON, 2, null);
        licences.save("photo", "Photo Lab", Metric.INSTALLATION, 2, null);
        for (var licence : List.of("cad", "photo")) {
            reserve(licence, "requester", "REQ-1");
        }
        consume("REQ-1");

        assertThat(reserve("cad", "requester", "REQ-2")).isEqualTo(Outcome.NOT_NEEDED);
        assertThat(reserve("photo", "requester", "REQ-2")).isEqualTo(Outcome.RESERVED);
        consume("REQ-2");
        assertThat(licences.seatsOf("photo")).hasSize(2);
        release("REQ-2");
        assertThat(licences.seatsOf("photo")).extracting(Seat::sourceTicket).containsExactly("REQ-1");
    }

    @Test
    void nothingIsCountedForWhatTheRegisterDoesNotKnow() {
        licences.save("cad", "CAD", Metric.PERSON, 0, null);

        assertThat(reserve(null, "requester", "REQ-1")).isEqualTo(Outcome.NOT_NEEDED);
        assertThat(reserve("Cadence player", "requester", "REQ-1")).isEqualTo(Outcome.NOT_NEEDED);
        assertThat(reserve("The new CAD, for Windows", "requester", "REQ-1")).isEqualTo(Outcome.NONE_FREE);
    }

    @Test
    void nextLicenceOfTheProductIsTakenWhenTheFirstIsUsedUp() {
        licences.save("cad-2025", "CAD", Metric.PERSON, 1, null);
        licences.save("cad-2026", "CAD", Metric.PERSON, 1, null);

        assertThat(reserve("cad", "a", "REQ-1")).isEqualTo(Outcome.RESERVED);
        assertThat(reserve("cad", "b", "REQ-2")).isEqualTo(Outcome.RESERVED);
        assertThat(reserve("cad", "c", "REQ-3")).isEqualTo(Outcome.NONE_FREE);
        assertThat(book.reservationsOf("REQ-2"))
                .extracting(Reservation::licence)
                .containsExactly("cad-2026");
    }

    @Test
    void ticketThatHasASeatOfOneLicenceTakesNoneOfAnother() {
        licences.save("cad-2025", "CAD", Metric.PERSON, 1, null);
        licences.save("cad-2026", "CAD", Metric.PERSON, 1, null);
        reserve("cad", "a", "REQ-1");
        reserve("cad", "b", "REQ-2");
        release("REQ-1");

        assertThat(reserve("cad", "b", "REQ-2")).isEqualTo(Outcome.RESERVED);

        assertThat(book.find("cad-2025").orElseThrow().seatsFree()).isEqualTo(1);
    }

    @Test
    void seatThatWasLostIsNotAskedForOnceTheTicketHasAnother() {
        licences.save("cad-2025", "CAD", Metric.PERSON, 1, null);
        licences.save("cad-2026", "CAD", Metric.PERSON, 1, null);
        reserve("cad", "a", "REQ-1");
        clock.forward(Duration.ofDays(14));
        reserve("cad", "b", "REQ-2");
        reserve("cad", "c", "REQ-3");
        assertThat(reserve("cad", "a", "REQ-1")).isEqualTo(Outcome.NONE_FREE);
        release("REQ-3");
        assertThat(reserve("cad", "a", "REQ-1")).isEqualTo(Outcome.RESERVED);

        consume("REQ-1");

        assertThat(licences.seatsOf("cad-2026")).extracting(Seat::holder).containsExactly("a");
        assertThat(licences.seatsOf("cad-2025")).isEmpty();
        assertThat(book.reservations("cad-2025", State.WAITING)).isEmpty();
    }

    @Test
    void reservationThatRanOutGoesToWhoeverAsksNext() {
        licences.save("cad", "CAD", Metric.PERSON, 1, null);
        reserve("cad", "requester", "REQ-1");
        clock.forward(Duration.ofDays(14));

        assertThat(reserve("cad", "manager", "REQ-2")).isEqualTo(Outcome.RESERVED);

        assertThat(book.reservation("cad", "REQ-1").orElseThrow().state()).isEqualTo(State.EXPIRED);
        assertThatThrownBy(() -> consume("REQ-1"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.rule()).isEqualTo("no-free-seat"));
        assertThat(licence().seatsReserved()).isEqualTo(1);
    }

    @Test
    void reservationThatRanOutIsMadeAnewWhereThereIsASeat() {
        licences.save("cad", "CAD", Metric.PERSON, 1, null);
        reserve("cad", "requester", "REQ-1");
        clock.forward(Duration.ofDays(15));
        sweep.tick();
        sweep.tick();
        assertThat(licence().seatsFree())
                .as("the clock ends what ran out, once")
                .isEqualTo(1);

        consume("REQ-1");

        assertThat(licence().seatsTaken()).isEqualTo(1);
        assertThat(licence().seatsReserved()).isZero();
    }

    @Test
    void freedSeatCallsTheTicketThatWaitsLongest() {
        licences.save("cad", "CAD", Metric.PERSON, 1, null);
        reserve("cad", "a", "REQ-1");
        reserve("cad", "b", "REQ-2");
        clock.forward(Duration.ofMinutes(1));
        reserve("cad", "c", "REQ-3");
        sweep.tick();
        verifyNoMoreInteractions(processes);

        release("REQ-1");
        sweep.tick();

        verify(processes).correlate(ReservationClock.SEAT_FREED, "REQ-2", Map.of());
        verifyNoMoreInteractions(processes);
    }

    @Test
    void ticketThatCannotHearTheCallDoesNotHoldUpTheNext() {
        licences.save("cad", "CAD", Metric.PERSON, 0, null);
        reserve("cad", "b", "REQ-2");
        reserve("cad", "c", "REQ-3");
        purchases.add("cad", 1, "PO-1", "REQ-3");
        doThrow(Refusal.conflict("message-not-expected", "no"))
                .when(processes)
                .correlate(anyString(), eq("REQ-2"), any());

        sweep.tick();

        verify(processes).correlate(ReservationClock.SEAT_FREED, "REQ-3", Map.of());
    }

    @Test
    void ticketThatIsOverKeepsWhatItUsesAndDropsWhatItDoesNot() {
        licences.save("cad", "CAD", Metric.PERSON, 1, null);
        licences.save("photo", "Photo Lab", Metric.INSTALLATION, 1, null);
        reserve("cad", "requester", "REQ-1");
        consume("REQ-1");
        reserve("photo", "requester", "REQ-1");

        database.transaction().executeWithoutResult(tx -> reservations.dropUnused("REQ-1"));

        assertThat(licence().seatsTaken()).isEqualTo(1);
        assertThat(book.find("photo").orElseThrow().seatsFree()).isEqualTo(1);
    }

    @Test
    void reservedSeatsCannotBeCutAway() {
        licences.save("cad", "CAD", Metric.PERSON, 2, null);
        reserve("cad", "requester", "REQ-1");

        assertThatThrownBy(() -> licences.save("cad", "CAD", null, 0, "\"0\""))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("at least 1");
        assertThat(licences.save("cad", "CAD", null, 1, "\"0\"").metric()).isEqualTo(Metric.PERSON);
    }

    @Test
    void fiftySeatsGoToFiftyOfTwoHundredTicketsAtOnceAndToNobodyTwice() throws Exception {
        licences.save("cad", "CAD", Metric.PERSON, 50, null);
        var pool = Executors.newFixedThreadPool(16);
        try {
            var asks = IntStream.range(0, 200)
                    .<Callable<Outcome>>mapToObj(i -> () -> reserve("cad", "person-" + i, "REQ-" + i))
                    .toList();
            var answers = pool.invokeAll(asks).stream()
                    .map(SeatReservationsTests::value)
                    .toList();
            assertThat(answers).filteredOn(Outcome.RESERVED::equals).hasSize(50);
            assertThat(answers).filteredOn(Outcome.NONE_FREE::equals).hasSize(150);
            assertThat(licence().seatsReserved()).isEqualTo(50);
            assertThat(book.reservations("cad", State.RESERVED)).hasSize(50);

            // All of them go on at once, and as many others take what is given back.
            var moves = IntStream.range(0, 200)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        if (answers.get(i) == Outcome.NONE_FREE) {
                            reserve("cad", "person-" + i, "REQ-" + i);
                        } else if (i % 2 == 0) {
                            consume("REQ-" + i);
                        } else {
                            release("REQ-" + i);
                        }
                        return true;
                    })
                    .toList();
            pool.invokeAll(moves).forEach(SeatReservationsTests::value);
        } finally {
            pool.shutdownNow();
        }
        assertThat(licences.seatsOf("cad")).hasSize(licence().seatsTaken());
        assertThat(book.reservations("cad", State.RESERVED)).hasSize(licence().seatsReserved());
        assertThat(licence().seatsFree()).isNotNegative();
    }

    private Licence licence() {
        return book.find("cad").orElseThrow();
    }

    private Outcome reserve(String product, String holder, String ticket) {
        return database.transaction()
                .execute(tx -> reservations.reserve(product, holder, ticket).outcome());
    }

    private void consume(String ticket) {
        database.transaction().executeWithoutResult(tx -> reservations.consume(ticket));
    }

    private void release(String ticket) {
        database.transaction().executeWithoutResult(tx -> reservations.release(ticket));
    }

    private static <T> T value(java.util.concurrent.Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    TestDatabase database() {
        return TestDatabase.with("V160__asset.sql", "V245__licence_reservation.sql", "V265__licence_outside.sql");
    }

    private static final class MovableClock extends Clock {

        private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
