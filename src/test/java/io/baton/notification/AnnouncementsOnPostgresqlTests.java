package io.baton.notification;

import io.baton.TestDatabase;

class AnnouncementsOnPostgresqlTests extends AnnouncementsTests {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("V170__notification.sql");
    }
}
