package io.baton.audit.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures beneath it (C2SP signed-note).
 *
 * @param text everything before the empty line, with its last line break
 * @param signatures the signature lines
 */
public record SignedNote(String text, List<String> signatures) {

    private static final String DASH = "\u2014 ";

    /** @throws IllegalArgumentException if this is not a signed note */
    public static SignedNote parse(String note) {
        var gap = note.lastIndexOf("\n\n");
        if (gap < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("not a signed note");
        }
        var signatures = Arrays.asList(note.substring(gap + 2).split("\n"));
        if (!signatures.stream().allMatch(line -> line.startsWith(DASH))) {
            throw new IllegalArgumentException("not a signed note");
        }
        return new SignedNote(note.substring(0, gap + 1), List.copyOf(signatures));
    }

    /** Notes that stand one after the other, each followed by an empty line. A torn one at the end is left out. */
    public static List<String> split(String notes) {
        var found = new ArrayList<String>();
        var note = new StringBuilder();
        var signed = false;
        for (var line : notes.split("\n", -1)) {
            if (line.isEmpty() && signed) {
                found.add(note.toString());
                note.setLength(0);
                signed = false;
            } else {
                note.append(line).append('\n');
                signed = line.startsWith(DASH);
            }
        }
        return found;
    }

    /** Whether one of the keys signed this. Signatures by unknown keys do not count, and do no harm. */
    public boolean isSignedBy(List<NoteKey> keys) {
        return keys.stream().anyMatch(key -> signatures.stream().anyMatch(line -> isSignature(line, key)));
    }

    private boolean isSignature(String line, NoteKey key) {
        var start = DASH + key.name() + " ";
        if (!line.startsWith(start)) {
            return false;
        }
        try {
            var identified = Base64.getDecoder().decode(line.substring(start.length()));
            return identified.length == 68
                    && Arrays.equals(Arrays.copyOf(identified, 4), key.id())
                    && key.verifies(text, Arrays.copyOfRange(identified, 4, 68));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
