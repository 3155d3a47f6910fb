package io.baton.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.baton.TestDatabase;
import java.time.Clock;

/** Pieces of the platform for tests without a server. */
public final class PlatformFixtures {

    private PlatformFixtures() {}

    public static Secrets secrets() {
        return new Secrets(new byte[Secrets.KEY_BYTES]);
    }

    /** One node of several that share a database. */
    public static Idempotency idempotency(TestDatabase database, Clock clock) {
        return new Idempotency(requests(database, clock), database.transaction().getTransactionManager());
    }

    static IdempotentRequests requests(TestDatabase database, Clock clock) {
        var json = new ObjectMapper().registerModule(new JavaTimeModule());
        return new IdempotentRequests(database.jdbc(), clock, secrets(), json);
    }
}
