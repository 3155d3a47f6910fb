package io.baton.catalog;

import io.baton.engine.ReadableTable;
import io.baton.engine.ReadableTables;
import io.baton.platform.Words;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Puts slips of the pen right before the tables read an ask: a word that is one letter away from a word that the tables
 * or the catalogue know is taken for that word. Short words and words that are known stay as they are.
 */
@Component
class Spelling {

    private static final List<String> TABLES = List.of("classification", "record-type", "disruption");
    private static final Pattern DOUBLED = Pattern.compile("(\\p{L})\\1+");
    private static final int LEAST = 5;
    private static final int LONG = 7;

    private final ReadableTables tables;
    private final CatalogueItems items;

    Spelling(ReadableTables tables, CatalogueItems items) {
        this.tables = tables;
        this.items = items;
    }

    /** @param ask normalised words */
    String corrected(String ask) {
        return corrected(ask, known());
    }

    static String corrected(String ask, Set<String> known) {
        var words = Stream.of(ask.strip().split(" "))
                .map(word -> corrected(known, word))
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? "" : " " + words + " ";
    }

    private static String corrected(Set<String> known, String word) {
        if (word.length() < LEAST || known.contains(word) || !word.chars().allMatch(Character::isLetter)) {
            return word;
        }
        return known.stream()
                .filter(right -> right.length() >= LEAST && isSlip(word, right))
                .findFirst()
                .orElse(word);
    }

    private static boolean isSlip(String word, String right) {
        return Math.abs(word.length() - right.length()) <= 1
                && (single(word).equals(single(right))
                        || isSwapped(word, right)
                        || (word.length() >= LONG && right.length() >= LONG && isOneLetterOff(word, right)));
    }

    private static String single(String word) {
        return DOUBLED.matcher(word).replaceAll("$1");
    }

    /** Two neighbours changed places. */
    private static boolean isSwapped(String word, String right) {
        var at = firstDifference(word, right);
        return word.length() == right.length()
                && at + 1 < word.length()
                && word.charAt(at) == right.charAt(at + 1)
                && word.charAt(at + 1) == right.charAt(at)
                && word.substring(at + 2).equals(right.substring(at + 2));
    }

    /** One letter is missing, too many or wrong; not the first one, which people rarely get wrong. */
    private static boolean isOneLetterOff(String word, String right) {
        var at = firstDifference(word, right);
        if (at == 0) {
            return false;
        }
        var ours = word.substring(Math.min(word.length(), word.length() < right.length() ? at : at + 1));
        var theirs = right.substring(Math.min(right.length(), word.length() > right.length() ? at : at + 1));
        return ours.equals(theirs);
    }

    private static int firstDifference(String one, String other) {
        var at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    /** Read afresh each time: a word that a table was taught a moment ago counts at once. */
    private Set<String> known() {
        var inTables = tables.all().stream()
                .filter(table -> TABLES.contains(table.id()))
                .map(ReadableTable::rows)
                .flatMap(List::stream)
                .map(ReadableTable.Row::conditions)
                .flatMap(List::stream);
        var inCatalogue = items.all().stream()
                .filter(item -> !item.retired())
                .flatMap(item -> Stream.concat(Stream.of(item.title()), item.definition().keywords().stream()));
        return Stream.concat(inTables, inCatalogue)
                .flatMap(text -> Words.of(text).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
