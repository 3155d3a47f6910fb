package io.baton.notification;

import io.baton.TestDatabase;

class PostmanOnPostgresqlTests extends PostmanTests {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("V170__notification.sql");
    }
}
