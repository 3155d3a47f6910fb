package io.baton.audit.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The hash tree of RFC 6962, section 2.1, growing at its end. It keeps only the roots of its full subtrees, from the
 * largest to the smallest, which is all that is needed to add leaves and to tell the root.
 */
public final class HashTree {

    private static final HexFormat HEX = HexFormat.of();

    private final List<byte[]> peaks;
    private long size;

    public HashTree() {
        this(0, List.of());
    }

    private HashTree(long size, List<byte[]> peaks) {
        if (peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has " + Long.bitCount(size) + " peaks.");
        }
        this.size = size;
        this.peaks = new ArrayList<>(peaks);
    }

    /** Takes a tree up again where {@link #peaks()} left it. */
    public static HashTree resume(long size, String peaks) {
        return new HashTree(
                size,
                peaks.isEmpty()
                        ? List.of()
                        : Arrays.stream(peaks.split(" ")).map(HEX::parseHex).toList());
    }

    public static byte[] leaf(byte[] content) {
        return sha256((byte) 0, content, new byte[0]);
    }

    public void add(byte[] leafHash) {
        peaks.add(leafHash);
        for (var n = size; (n & 1) == 1; n >>= 1) {
            var right = peaks.remove(peaks.size() - 1);
            var left = peaks.remove(peaks.size() - 1);
            peaks.add(sha256((byte) 1, left, right));
        }
        size++;
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        if (peaks.isEmpty()) {
            return Hashes.newDigest().digest();
        }
        var root = peaks.get(peaks.size() - 1);
        for (var i = peaks.size() - 2; i >= 0; i--) {
            root = sha256((byte) 1, peaks.get(i), root);
        }
        return root;
    }

    public String peaks() {
        return peaks.stream().map(HEX::formatHex).collect(Collectors.joining(" "));
    }

    private static byte[] sha256(byte prefix, byte[] first, byte[] second) {
        var digest = Hashes.newDigest();
        digest.update(prefix);
        digest.update(first);
        return digest.digest(second);
    }
}
