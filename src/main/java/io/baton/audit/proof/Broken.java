package io.baton.audit.proof;

import org.jspecify.annotations.Nullable;

/** The ledger does not hold here. */
class Broken extends RuntimeException {

    private final transient @Nullable Long index;

    Broken(@Nullable Long index, String reason) {
        super(reason, null, false, false);
        this.index = index;
    }

    @Nullable
    Long index() {
        return index;
    }
}
