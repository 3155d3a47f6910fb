package io.baton.gate.receipt;

import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives pipelines the client of the gate, with the digest that they pin. */
@RestController
class ClientController {

    private final byte[] script;
    private final String digest;

    ClientController() throws IOException, NoSuchAlgorithmException {
        script = new ClassPathResource("gate/gate.sh").getContentAsByteArray();
        digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(script));
    }

    @GetMapping("/gate.sh")
    @PermitAll
    ResponseEntity<byte[]> script() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag('"' + digest + '"')
                .contentType(new MediaType("text", "x-shellscript", StandardCharsets.UTF_8))
                .body(script);
    }

    /** As {@code sha256sum} writes and reads it. */
    @GetMapping("/gate.sh.sha256")
    @PermitAll
    ResponseEntity<String> digest() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.TEXT_PLAIN)
                .body(digest + "  gate.sh\n");
    }
}
