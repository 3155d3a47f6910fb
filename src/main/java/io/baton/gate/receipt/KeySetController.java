package io.baton.gate.receipt;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.baton.platform.Refusal;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The public keys of receipts, for everybody: those that sign, the next one, and all that ever signed. */
@RestController
class KeySetController {

    private final SigningKeys keys;

    KeySetController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/gate-jwks.json")
    @PermitAll
    ResponseEntity<Map<String, Object>> keys() {
        keys.current();
        var set = new JWKSet(keys.all().stream().<JWK>map(SigningKey::asJwk).toList());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(set.toJSONObject(true));
    }

    /** One of them as openssl reads it. */
    @GetMapping(value = "/.well-known/gate-keys/{kid}", produces = "application/x-pem-file")
    @PermitAll
    ResponseEntity<String> pem(@PathVariable String kid) {
        var key = keys.byId(kid).orElseThrow(() -> Refusal.notFound("Key '" + kid + "'"));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body("-----BEGIN PUBLIC KEY-----\n" + key.publicText() + "\n-----END PUBLIC KEY-----\n");
    }
}
