package io.baton.audit.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/** Signs notes with an Ed25519 key that is made from a seed of 32 bytes (RFC 8032). */
public final class NoteSigner {

    private final KeyPair pair;
    private final NoteKey key;

    public NoteSigner(String name, byte[] seed) {
        this.pair = pair(seed);
        this.key = new NoteKey(name, encoded((EdECPublicKey) pair.getPublic()));
    }

    public NoteKey key() {
        return key;
    }

    /** The note: the text, an empty line, the signature. */
    public String sign(String text) {
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(pair.getPrivate());
            signing.update(text.getBytes(StandardCharsets.UTF_8));
            var signature = signing.sign();
            var identified =
                    ByteBuffer.allocate(4 + signature.length).put(key.id()).put(signature);
            return text + "\n\u2014 " + key.name() + " " + Base64.getEncoder().encodeToString(identified.array())
                    + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JDK derives the public key only while generating a pair, so it is handed the seed as its randomness. */
    private static KeyPair pair(byte[] seed) {
        if (seed.length != 32) {
            throw new IllegalArgumentException("A signing key has 32 bytes.");
        }
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
                @Override
                public void nextBytes(byte[] bytes) {
                    System.arraycopy(seed, 0, bytes, 0, bytes.length);
                }
            });
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(EdECPublicKey key) {
        var point = key.getPoint();
        var y = point.getY().toByteArray();
        var encoded = new byte[32];
        for (int i = 0; i < Math.min(y.length, 32); i++) {
            encoded[i] = y[y.length - 1 - i];
        }
        if (point.isXOdd()) {
            encoded[31] |= (byte) 0x80;
        }
        return encoded;
    }
}
