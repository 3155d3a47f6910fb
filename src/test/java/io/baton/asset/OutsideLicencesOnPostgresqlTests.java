package io.baton.asset;

import io.baton.TestDatabase;

class OutsideLicencesOnPostgresqlTests extends OutsideLicencesTests {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql(
                "V160__asset.sql",
                "V245__licence_reservation.sql",
                "V265__licence_outside.sql",
                "V266__licence_outside_turn.sql");
    }
}
