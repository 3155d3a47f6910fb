package io.baton.asset;

import io.baton.TestDatabase;

class SeatReservationsOnPostgresqlTests extends SeatReservationsTests {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("V160__asset.sql", "V245__licence_reservation.sql", "V265__licence_outside.sql");
    }
}
