package io.baton.gate.token;

import java.util.Set;

/** Systems, besides the issuers of identity tokens, whose projects can be bound to a pipeline. */
public interface KnownIssuers {

    /** By which the identities of a pipeline name them. */
    Set<String> names();
}
