package io.baton.engine.lint;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How names and ids are built from words. */
final class Wording {

    private static final Pattern TOKEN = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern GENERATED =
            Pattern.compile("[A-Za-z]+_[01][0-9a-z]{6}|[A-Za-z]+[_-]?\\d+|sid-.*|_[0-9a-f-]+");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(new |my |some |a |the )?(task|activity|step|event|gateway|node|start event|end event|user task|"
                    + "service task|process|todo|tbd|test|untitled|unnamed|foo|bar)[ _-]*\\d*",
            Pattern.CASE_INSENSITIVE);

    private Wording() {}

    /** Whether it is a token such as {@code request-fulfilment}. */
    static boolean isToken(String name) {
        return name.length() <= 64 && TOKEN.matcher(name).matches();
    }

    /** Whether the id looks as a tool makes it up: {@code Activity_0x1y2z3}, {@code Task_1}, {@code sid-...}. */
    static boolean isGenerated(String id) {
        return GENERATED.matcher(id).matches();
    }

    /** Whether the name says nothing: {@code Task 1}, {@code New activity}. */
    static boolean isPlaceholder(String name) {
        return PLACEHOLDER.matcher(name.strip()).matches();
    }

    static String[] words(String name) {
        return name.strip().isEmpty() ? new String[0] : name.strip().split("[^\\p{L}\\p{N}'’]+");
    }

    /** {@code Assess impact} becomes {@code AssessImpact}. */
    static String pascalCase(String name) {
        return Arrays.stream(words(name))
                .map(w -> w.replaceAll("['’]", ""))
                .filter(w -> !w.isEmpty())
                .map(w -> w.substring(0, 1).toUpperCase(Locale.ROOT)
                        + w.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** The candidate that was probably meant. */
    static Optional<String> similar(String name, Collection<String> candidates) {
        var lower = name.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(c -> distance(lower, c.toLowerCase(Locale.ROOT)) <= Math.max(1, name.length() / 4))
                .min((a, b) -> Integer.compare(
                        distance(lower, a.toLowerCase(Locale.ROOT)), distance(lower, b.toLowerCase(Locale.ROOT))));
    }

    /** A hint to append to a message, empty when nothing is near. */
    static String didYouMean(String name, Collection<String> candidates) {
        return similar(name, candidates).map(c -> " Did you mean '" + c + "'?").orElse("");
    }

    private static int distance(String a, String b) {
        var previous = new int[b.length() + 1];
        Arrays.setAll(previous, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                var replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
