package io.baton.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the secret fields of tickets unreadable at rest: AES-256-GCM with a fresh nonce for each value. A sealed value is
 * bound to its context, so that a ciphertext copied to another field does not open there.
 */
public final class Secrets {

    /** What every answer shows in place of a secret value. */
    public static final String MASK = "••••";

    /** Context of a ticket's field: this and the name of the field. */
    public static final String FIELD_CONTEXT = "ticket-field:";

    static final int KEY_BYTES = 32;

    private static final String SEALED = "secret";
    private static final String VERSION = "v1.";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecretKeySpec fingerprintKey;
    private final SecureRandom random = new SecureRandom();

    Secrets(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        this.fingerprintKey =
                new SecretKeySpec(hmac(new SecretKeySpec(key, "HmacSHA256"), "fingerprint"), "HmacSHA256");
    }

    /** The value as it may be stored: a JSON object {@code {"secret": "<ciphertext>"}}. */
    public Map<String, Object> seal(String context, String plain) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, context, nonce, plain.getBytes(StandardCharsets.UTF_8));
        var bytes = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed);
        return Map.of(SEALED, VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
    }

    /** @throws IllegalStateException when the value was sealed for another context, with another key, or was tampered with */
    public String open(String context, Object sealed) {
        if (!(sealed instanceof Map<?, ?> map)
                || !(map.get(SEALED) instanceof String text)
                || !text.startsWith(VERSION)) {
            throw new IllegalStateException("Not a sealed value.");
        }
        var bytes = Base64.getUrlDecoder().decode(text.substring(VERSION.length()));
        var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        var plain = crypt(Cipher.DECRYPT_MODE, context, nonce, Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length));
        return new String(plain, StandardCharsets.UTF_8);
    }

    /**
     * A digest by which equal texts are recognised. It is keyed, so that nobody with the database alone can find out a
     * short secret by trying.
     */
    public String fingerprint(String text) {
        return HexFormat.of().formatHex(hmac(fingerprintKey, text));
    }

    public static boolean isSealed(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.size() == 1 && map.containsKey(SEALED);
    }

    /** The same values with every sealed one replaced by {@link #MASK}. */
    public static Map<String, Object> masked(Map<String, ?> values) {
        var shown = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> shown.put(name, isSealed(value) ? MASK : value));
        return shown;
    }

    private byte[] crypt(int mode, String context, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret value cannot be read with this key in this place.", e);
        }
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
