package io.baton.governance.review;

import io.baton.TestDatabase;

class ReviewBookOnPostgresqlTests extends ReviewBookTests {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("V130__ticket.sql", "V280__review.sql", "V281__review_subjects.sql");
    }
}
