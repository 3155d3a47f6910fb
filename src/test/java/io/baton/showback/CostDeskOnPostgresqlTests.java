package io.baton.showback;

import io.baton.TestDatabase;

class CostDeskOnPostgresqlTests extends CostDeskTests {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("V247__showback.sql");
    }
}
