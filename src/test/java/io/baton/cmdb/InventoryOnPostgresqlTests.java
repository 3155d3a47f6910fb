package io.baton.cmdb;

import io.baton.TestDatabase;

class InventoryOnPostgresqlTests extends InventoryTests {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("V150__cmdb.sql", "V451__cmdb_regulation.sql");
    }
}
