package io.baton.assignment;

import io.baton.TestDatabase;

class FairShareOnPostgresqlTests extends FairShareTests {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("V130__ticket.sql", "V330__assignment.sql");
    }
}
