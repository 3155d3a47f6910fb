package io.baton.audit.proof;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of a key that signs notes, written as {@code name+id+key} (C2SP signed-note, Ed25519). */
public final class NoteKey {

    private static final byte ED25519 = 1;
    private static final int KEY_LENGTH = 32;

    private final String name;
    private final byte[] encoded;
    private final PublicKey key;

    NoteKey(String name, byte[] publicKey) {
        if (name.isEmpty() || name.matches(".*[\\s+].*") || publicKey.length != KEY_LENGTH) {
            throw new IllegalArgumentException("not a key that verifies notes");
        }
        this.name = name;
        this.encoded = publicKey.clone();
        this.key = key(publicKey);
    }

    /** @throws IllegalArgumentException if the text is not a verifier key for Ed25519 */
    public static NoteKey parse(String text) {
        var parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A verifier key has the form name+id+key.");
        }
        var typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != KEY_LENGTH + 1 || typed[0] != ED25519) {
            throw new IllegalArgumentException("The verifier key is not an Ed25519 key.");
        }
        var parsed = new NoteKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(parsed.id()).equals(parts[1])) {
            throw new IllegalArgumentException("The id of the verifier key does not belong to the key.");
        }
        return parsed;
    }

    public String name() {
        return name;
    }

    byte[] id() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(ED25519);
            return Arrays.copyOf(digest.digest(encoded), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean verifies(String text, byte[] signature) {
        try {
            var verification = Signature.getInstance("Ed25519");
            verification.initVerify(key);
            verification.update(text.getBytes(StandardCharsets.UTF_8));
            return verification.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        var typed =
                ByteBuffer.allocate(KEY_LENGTH + 1).put(ED25519).put(encoded).array();
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /** The encoding of RFC 8032: y as a little-endian number whose highest bit says whether x is odd. */
    private static PublicKey key(byte[] encoded) {
        var bigEndian = new byte[KEY_LENGTH];
        for (int i = 0; i < KEY_LENGTH; i++) {
            bigEndian[i] = encoded[KEY_LENGTH - 1 - i];
        }
        var xIsOdd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(
                            NamedParameterSpec.ED25519, new EdECPoint(xIsOdd, new BigInteger(1, bigEndian))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a key that verifies notes", e);
        }
    }
}
