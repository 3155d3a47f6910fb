package io.baton.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person together with what only the sign-in may see. */
record Account(
        Person person,
        @Nullable String passwordHash,
        @Nullable Instant passwordSetAt,
        long version) {}
