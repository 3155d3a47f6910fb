package io.baton.gate;

import java.util.Optional;

/**
 * Who asks the gate, and about what that caller may ask. Several of them are asked in their order; the first that knows the
 * caller counts. One that knows a caller has to answer even where the caller may do nothing (with no bindings): what it leaves
 * open is answered by the role alone.
 */
public interface GatePrincipals {

    /** Who sends the request that is being served; empty where this is somebody of whom others know. */
    Optional<GatePrincipal> current();

    /**
     * The same caller as things stand now, read anew: for those who wait at the gate, without a request on this thread.
     *
     * @return empty where {@code principal} is none of ours
     */
    Optional<GatePrincipal> again(GatePrincipal principal);
}
