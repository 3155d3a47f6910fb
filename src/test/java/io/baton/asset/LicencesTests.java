package io.baton.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.TestDatabase;
import io.baton.audit.AuditLedger;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class LicencesTests {

    private final TestDatabase database = database();
    private final LicenceBook book = new LicenceBook(database.jdbc());
    private final Licences licences = new Licences(
            book,
            new OutsideLicences(book, new LicenceSettings(Duration.ofDays(14), Map.of()), Optional.empty()),
            mock(AuditLedger.class),
            Clock.systemUTC());

    @Test
    void seatIsTakenAndGivenBack() {
        licences.save("cad", "CAD", null, 2, null);

        licences.assign("cad", "requester", "REQ-2026-000001");
        assertThat(licences.find("cad").orElseThrow().seatsFree()).isEqualTo(1);
        assertThat(licences.seatsOf("cad")).extracting(Seat::sourceTicket).containsExactly("REQ-2026-000001");

        licences.release("cad", "requester", null);
        licences.release("cad", "requester", null);
        assertThat(licences.find("cad").orElseThrow().seatsFree()).isEqualTo(2);
    }

    @Test
    void personWithSeatTakesNoSecondOne() {
        licences.save("cad", "CAD", null, 1, null);

        licences.assign("cad", "requester", null);
        licences.assign("cad", "requester", null);

        assertThat(licences.find("cad").orElseThrow().seatsTaken()).isEqualTo(1);
    }

    @Test
    void refusesWhenNoSeatIsFree() {
        licences.save("cad", "CAD", null, 1, null);
        licences.assign("cad", "requester", null);

        assertThatThrownBy(() -> licences.assign("cad", "manager", null))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.rule()).isEqualTo("no-free-seat"));
    }

    @Test
    void lastSeatsGoToAsManyAsThereAreHoweverManyAskAtOnce() throws Exception {
        licences.save("cad", "CAD", null, 3, null);
        var pool = Executors.newFixedThreadPool(8);
        try {
            var asks = IntStream.range(0, 20)
                    .<Callable<Boolean>>mapToObj(i ->
                            () -> database.transaction().execute(tx -> {
                                try {
                                    licences.assign("cad", "person-" + i, null);
                                    return true;
                                } catch (Refusal refusal) {
                                    tx.setRollbackOnly();
                                    return false;
                                }
                            }))
                    .toList();
            var granted = 0;
            for (var answer : pool.invokeAll(asks)) {
                granted += answer.get() ? 1 : 0;
            }
            assertThat(granted).isEqualTo(3);
        } finally {
            pool.shutdownNow();
        }
        assertThat(licences.seatsOf("cad")).hasSize(3);
        assertThat(licences.find("cad").orElseThrow().seatsFree()).isZero();
    }

    @Test
    void refusesFewerSeatsThanAreTaken() {
        licences.save("cad", "CAD", null, 2, null);
        licences.assign("cad", "requester", null);
        licences.assign("cad", "manager", null);

        assertThatThrownBy(() -> licences.save("cad", "CAD", null, 1, "\"0\""))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("seats");
    }

    @Test
    void demoFillsStoreRoomAndLicences() throws Exception {
        var book = new AssetBook(database.jdbc(), new ObjectMapper(), mock(AuditLedger.class), Clock.systemUTC());
        var register = new RegisteredAssets(database.jdbc(), new ObjectMapper(), book);

        new DemoAssets(book, licences, new ClassPathResource("demo/assets.yaml")).start();

        for (var i = 100; i < 110; i++) {
            assertThat(register.find("LT-" + i).orElseThrow().status()).isEqualTo(AssetStatus.IN_STOCK);
        }
        assertThat(licences.find("office-suite").orElseThrow().seatsTaken()).isEqualTo(2);
    }

    TestDatabase database() {
        return TestDatabase.with("V160__asset.sql", "V245__licence_reservation.sql", "V265__licence_outside.sql");
    }
}
