package io.baton.ticket.forecast;

import io.baton.TestDatabase;

class TeamQueuesOnPostgresqlTests extends TeamQueuesTests {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("V130__ticket.sql");
    }
}
