package io.baton.catalog;

import io.baton.TestDatabase;

class TriagedTicketsOnPostgresqlTests extends TriagedTicketsTests {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("V130__ticket.sql", "V230__triage.sql", "V231__intake.sql");
    }
}
