package io.baton.gate;

import io.baton.platform.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Everybody who knows callers of the gate, asked in their order. */
@Component
class CallersOfGate {

    private final ObjectProvider<GatePrincipals> principals;

    CallersOfGate(ObjectProvider<GatePrincipals> principals) {
        this.principals = principals;
    }

    /** @throws Refusal 401 where nobody knows the caller */
    GatePrincipal require() {
        return principals
                .orderedStream()
                .map(GatePrincipals::current)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        HttpStatus.UNAUTHORIZED, "not-signed-in", "Sign in to do this.", List.of(), Map.of()));
    }

    /** The same caller as things stand now; bound to nothing where nobody knows it any more. */
    GatePrincipal again(GatePrincipal principal) {
        return principals
                .orderedStream()
                .map(it -> it.again(principal))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new GatePrincipal(principal.id(), principal.person(), List.of(), principal.claims()));
    }
}
