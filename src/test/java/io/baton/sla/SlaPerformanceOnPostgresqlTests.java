package io.baton.sla;

import io.baton.TestDatabase;

class SlaPerformanceOnPostgresqlTests extends SlaPerformanceTests {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("V130__ticket.sql", "V300__calendar.sql", "V301__sla.sql", "V380__journey.sql");
    }
}
