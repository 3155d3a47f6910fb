package io.baton.platform;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Free text as tables and searches read it: lower case, compatibility forms resolved, accents, apostrophes and
 * punctuation gone, single blanks. So "Wi-Fi", "wi fi" and "ＷＩ－ＦＩ" are the same words.
 */
public final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´]");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    /** The words with one blank before, between and after them, so that {@code " vpn "} finds a word and never a part. */
    public static String normalised(String text) {
        var plain = APOSTROPHES
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        // A second time after the split: lower case of some letters, such as a capital I with dot, brings its own mark.
        var lower = Normalizer.normalize(plain.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        var words = NO_WORD.matcher(MARKS.matcher(lower).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return words.isEmpty() ? "" : " " + words + " ";
    }

    public static List<String> of(String text) {
        var words = normalised(text).strip();
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }

    /** At most {@code length} characters of normalised text, ending with a whole word. */
    public static String cut(String normalised, int length) {
        if (normalised.length() <= length) {
            return normalised;
        }
        return normalised.substring(0, normalised.lastIndexOf(' ', length - 1) + 1);
    }

    /** Whether normalised text holds a word, or several words in a row. */
    public static boolean holds(String normalised, String phrase) {
        var wanted = normalised(phrase);
        return !wanted.isEmpty() && normalised.contains(wanted);
    }
}
