package io.baton.engine.lint;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Judges regular expressions of models: a repetition inside a repetition can take for ever on a long text. */
final class Patterns {

    private static final int LONGEST = 300;
    private static final Pattern NESTED = Pattern.compile("\\([^()]*[*+}][^()]*\\)\\s*[*+{]");
    private static final Pattern NESTED_TWICE = Pattern.compile("\\([^()]*\\([^()]*\\)[*+{][^()]*\\)\\s*[*+{]");

    private Patterns() {}

    static boolean mayRunAway(String pattern) {
        return pattern.length() > LONGEST
                || NESTED.matcher(pattern).find()
                || NESTED_TWICE.matcher(pattern).find();
    }

    static boolean isReadable(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
