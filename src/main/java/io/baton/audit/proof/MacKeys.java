package io.baton.audit.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 keys held by the application, never by the database: the first one writes, all of them are known when
 * reading, so a key can be replaced.
 */
public final class MacKeys {

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    public MacKeys(List<byte[]> keys) {
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length < 32)) {
            throw new IllegalArgumentException("A MAC key has at least 32 bytes.");
        }
        this.keys = keys.stream().map(key -> new SecretKeySpec(key, ALGORITHM)).toList();
    }

    public String ofEvent(String body) {
        return mac(keys.get(0), "event\n" + body);
    }

    public String ofLeaf(long index, String leafHash) {
        return mac(keys.get(0), leaf(index, leafHash));
    }

    public boolean provesEvent(String body, String mac) {
        return proves("event\n" + body, mac);
    }

    public boolean provesLeaf(long index, String leafHash, String mac) {
        return proves(leaf(index, leafHash), mac);
    }

    private boolean proves(String text, String mac) {
        var claimed = mac.getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .anyMatch(key -> MessageDigest.isEqual(mac(key, text).getBytes(StandardCharsets.UTF_8), claimed));
    }

    private static String leaf(long index, String leafHash) {
        return "leaf\n" + index + "\n" + leafHash;
    }

    private static String mac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
