package io.baton.gate.receipt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An envelope of DSSE version 1: a payload and who signed it. Signatures are ES256 in DER form, which is what openssl and cosign
 * expect.
 *
 * @param payload in base64
 */
record Dsse(String payload, String payloadType, List<Signed> signatures) {

    static final String TYPE = "application/vnd.in-toto+json";

    private static final String ALGORITHM = "SHA256withECDSA";

    record Signed(String keyid, String sig) {}

    Dsse {
        signatures = List.copyOf(signatures);
    }

    static Dsse of(byte[] payload, String kid, PrivateKey key) {
        try {
            var signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update(encoded(TYPE, payload));
            return signed(payload, kid, Base64.getEncoder().encodeToString(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ES256 is part of every Java runtime", e);
        }
    }

    static Dsse signed(byte[] payload, String kid, String signature) {
        return new Dsse(Base64.getEncoder().encodeToString(payload), TYPE, List.of(new Signed(kid, signature)));
    }

    /** Null where the payload is no base64. */
    byte @Nullable [] payloadBytes() {
        try {
            return Base64.getDecoder().decode(payload);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    boolean isSignedBy(Signed signature, PublicKey key) {
        var bytes = payloadBytes();
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(encoded(payloadType, Objects.requireNonNullElse(bytes, new byte[0])));
            return bytes != null && verifier.verify(Base64.getDecoder().decode(signature.sig()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** What is signed: type and payload with their lengths, so that neither can pass for the other. */
    private static byte[] encoded(String type, byte[] payload) {
        var typeBytes = type.getBytes(StandardCharsets.UTF_8);
        var head = ("DSSEv1 " + typeBytes.length + " " + type + " " + payload.length + " ")
                .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + payload.length)
                .put(head)
                .put(payload)
                .array();
    }
}
