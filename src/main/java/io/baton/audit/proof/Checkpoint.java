package io.baton.audit.proof;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;

/**
 * What the ledger says of itself at one moment (C2SP tlog-checkpoint).
 *
 * @param origin name of the ledger
 * @param size number of leaves
 * @param root hash of the tree
 * @param number counts checkpoints from 1, so that a missing one is noticed
 * @param time when it was made
 */
public record Checkpoint(String origin, long size, byte[] root, long number, Instant time) {

    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\nnumber " + number + "\ntime "
                + time + "\n";
    }

    /** @throws IllegalArgumentException if the text is not a checkpoint of a Baton ledger */
    public static Checkpoint parse(String text) {
        var lines = text.split("\n");
        if (lines.length != 5 || !lines[3].startsWith("number ") || !lines[4].startsWith("time ")) {
            throw new IllegalArgumentException("not a checkpoint");
        }
        try {
            var parsed = new Checkpoint(
                    lines[0],
                    Long.parseLong(lines[1]),
                    Base64.getDecoder().decode(lines[2]),
                    Long.parseLong(lines[3].substring("number ".length())),
                    Instant.parse(lines[4].substring("time ".length())));
            if (!parsed.text().equals(text)) {
                throw new IllegalArgumentException("not a checkpoint");
            }
            return parsed;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a checkpoint", e);
        }
    }
}
