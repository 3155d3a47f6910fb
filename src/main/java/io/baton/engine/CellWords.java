package io.baton.engine;

import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in words what a cell of a table demands or answers, as far as there are better words than FEEL itself. */
final class CellWords {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern WORDS = Pattern.compile("matches\\(\\?, \" \\(([^()]*)\\) \"\\)");
    private static final Pattern WORDS_APART =
            Pattern.compile("matches\\(\\?, \" \\(([^()]*)\\) \\.\\*\\(([^()]*)\\) \"\\)");
    private static final Pattern CONTAINS = Pattern.compile("contains\\(\\?, \"([^\"]*)\"\\)");
    private static final Pattern NOT = Pattern.compile("not\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern COMPARED = Pattern.compile("(>=|<=|>|<)\\s*(-?[0-9.]+)");

    private static final Pattern OUTCOME =
            Pattern.compile("\\b(?:then|else)\\s+(\"[^\"]*\"|null|[0-9.]+|(?!if\\b)[a-zA-Z]+)(?=\\s|$)");

    private CellWords() {}

    static String condition(String cell) {
        var text = cell.strip();
        if (text.isEmpty() || text.equals("-")) {
            return "";
        }
        if (text.equals("not(null)")) {
            return "given";
        }
        var not = NOT.matcher(text);
        if (not.matches()) {
            return "not " + value(not.group(1));
        }
        var words = words(text);
        if (!words.contains("?")) {
            return words;
        }
        var compared = COMPARED.matcher(text);
        if (compared.matches()) {
            return switch (compared.group(1)) {
                case ">=" -> compared.group(2) + " or more";
                case "<=" -> compared.group(2) + " or less";
                case ">" -> "more than " + compared.group(2);
                default -> "less than " + compared.group(2);
            };
        }
        return value(text);
    }

    /** {@code matches(?, " (a|b) ") or contains(?, " c ")} as "words: a, b, c". */
    private static String words(String cell) {
        if (!cell.contains("?")) {
            return "?";
        }
        var text = WORDS.matcher(cell).replaceAll(found -> "words: " + listed(found.group(1)));
        text = WORDS_APART
                .matcher(text)
                .replaceAll(found -> "words: " + listed(found.group(1)) + " … " + listed(found.group(2)));
        text = CONTAINS.matcher(text).replaceAll(found -> "words: " + listed(found.group(1)));
        return text.replace(" or words: ", ", ").replace("(words", "words").replaceAll("\\)$", "");
    }

    private static String listed(String alternatives) {
        return Matcher.quoteReplacement(alternatives.strip().replace("|", ", "));
    }

    /** A list of texts becomes words; whatever is calculated stays as the process owner wrote it. */
    static String value(String cell) {
        var text = cell.strip();
        if (text.startsWith("if ")) {
            return outcomes(text);
        }
        var parts = new ArrayList<String>();
        var rest = TEXT.matcher(text).replaceAll("").replaceAll("null|true|false|[0-9.]+|[,\\s]", "");
        if (!rest.isEmpty()) {
            return text;
        }
        var tokens = Pattern.compile("\"([^\"]*)\"|null|true|false|[0-9.]+").matcher(text);
        while (tokens.find()) {
            parts.add(tokens.group(1) != null ? tokens.group(1) : spoken(tokens.group()));
        }
        return String.join(" or ", parts);
    }

    /** What a choice may come to; on what it depends is read in Modeler. */
    private static String outcomes(String choice) {
        var outcomes = OUTCOME.matcher(choice)
                .results()
                .map(found -> value(found.group(1)))
                .distinct()
                .toList();
        return outcomes.isEmpty() ? choice : String.join(" or ", outcomes);
    }

    private static String spoken(String token) {
        return switch (token) {
            case "null" -> "nothing";
            case "true" -> "yes";
            case "false" -> "no";
            default -> token;
        };
    }
}
