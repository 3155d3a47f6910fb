package io.baton.gate.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The text of a token: {@code gtk_<id>_<secret>_<checksum>}. The beginning lets scanners find one that leaked, the checksum tells
 * them, and us, a real one from any other text without asking the database.
 *
 * @param id public part, by which people speak of the token
 */
record TokenText(String id, String whole) {

    static final String PREFIX = "gtk_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String ID_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int ID_LENGTH = 8;
    private static final int SECRET_BITS = 256;
    /** As many as 256 bits need at most. */
    private static final int SECRET_LENGTH = 43;

    private static final Pattern FORM = Pattern.compile("(gtk_([0-9a-z]{8})_[0-9A-Za-z]{43})_([0-9a-f]{8})");

    static TokenText make(SecureRandom random) {
        var id = new StringBuilder();
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ID_DIGITS.charAt(random.nextInt(ID_DIGITS.length())));
        }
        var start = PREFIX + id + '_' + inBase62(new BigInteger(SECRET_BITS, random));
        return new TokenText(id.toString(), start + '_' + checksum(start));
    }

    /** What was sent, if it is a token as we make them, whether or not we made it. */
    static Optional<TokenText> read(String sent) {
        var parts = FORM.matcher(sent);
        return parts.matches() && checksum(parts.group(1)).equals(parts.group(3))
                ? Optional.of(new TokenText(parts.group(2), sent))
                : Optional.empty();
    }

    /** SHA-256; nothing slower is needed, since nobody guesses 256 random bits. */
    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }

    private static String inBase62(BigInteger number) {
        var text = new StringBuilder();
        for (var rest = number; text.length() < SECRET_LENGTH; rest = rest.divide(BASE)) {
            text.append(DIGITS.charAt(rest.mod(BASE).intValue()));
        }
        return text.toString();
    }

    private static String checksum(String text) {
        var sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.US_ASCII));
        return String.format("%08x", sum.getValue());
    }

    /** Without the secret, wherever it is printed. */
    @Override
    public String toString() {
        return PREFIX + id;
    }
}
