package io.baton.gate.receipt;

import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the doors of the gate are, how to sign in at them, and what its receipts look like: for clients, without asking anybody. */
@RestController
class DiscoveryController {

    private static final String API = "/api/gate/v1";

    private static final Map<String, String> PATHS = paths();

    private final String issuer;
    private final String base;
    private final String audience;
    private final Duration longestWait;

    DiscoveryController(
            @Value("${baton.public-url:}") String publicUrl,
            @Value("${baton.gate.token.audience:baton}") String audience,
            @Value("${baton.gate.longest-wait:55s}") Duration longestWait) {
        this.issuer = publicUrl.isBlank() ? Receipts.UNNAMED : publicUrl;
        this.base = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        this.audience = audience;
        this.longestWait = longestWait;
    }

    record SignIn(String audience, List<String> identityTokenAlgorithms, String tokenPrefix) {}

    record ReceiptKinds(
            String payloadType, List<String> predicateTypes, List<String> formats, List<String> algorithms) {}

    /** @param endpoints absolute addresses where the server knows its own */
    record Discovery(
            String issuer,
            List<String> apiVersions,
            Map<String, String> endpoints,
            SignIn signIn,
            ReceiptKinds receipts,
            long longestWaitSeconds) {}

    @GetMapping("/.well-known/change-gate")
    @PermitAll
    ResponseEntity<Discovery> discover() {
        var endpoints = new LinkedHashMap<String, String>();
        PATHS.forEach((name, path) -> endpoints.put(name, base + path));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(new Discovery(
                        issuer,
                        List.of("v1"),
                        endpoints,
                        new SignIn(audience, List.of("RS256", "ES256", "PS256"), "gtk_"),
                        new ReceiptKinds(
                                Dsse.TYPE,
                                List.of(Statement.PREDICATE, Summary.PREDICATE),
                                List.of("dsse", "jws", "svr"),
                                List.of("ES256")),
                        longestWait.toSeconds()));
    }

    private static Map<String, String> paths() {
        var paths = new LinkedHashMap<String, String>();
        paths.put("check", API + "/check");
        paths.put("evaluations", API + "/evaluations");
        paths.put("grants", API + "/grants");
        paths.put("grant", API + "/grants/{id}");
        paths.put("heartbeat", API + "/grants/{id}/heartbeat");
        paths.put("result", API + "/grants/{id}/result");
        paths.put("receipt", API + "/grants/{id}/receipt");
        paths.put("verify", API + "/receipts/verify");
        paths.put("revocations", API + "/revocations");
        paths.put("calendar", API + "/calendar");
        paths.put("deployments", API + "/deployments");
        paths.put("breakGlass", API + "/break-glass");
        paths.put("token", API + "/token");
        paths.put("jwks", "/.well-known/gate-jwks.json");
        paths.put("key", "/.well-known/gate-keys/{kid}");
        paths.put("client", "/gate.sh");
        return paths;
    }
}
