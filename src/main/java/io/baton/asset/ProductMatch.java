package io.baton.asset;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds the licences of a product, by their id or by the name that people write. */
final class ProductMatch {

    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}+#]+");

    private ProductMatch() {}

    /**
     * The licences of exactly this id or product; else those whose product is named within the text, such as
     * "Photo Lab" in "Photo Lab 2026 for Windows", the longest name first.
     */
    static List<Licence> in(List<Licence> licences, String text) {
        var wanted = words(text);
        var exact = licences.stream()
                .filter(licence -> words(licence.id()).equals(wanted)
                        || words(licence.product()).equals(wanted))
                .toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        var longest = licences.stream()
                .map(licence -> words(licence.product()))
                .filter(product -> !product.isBlank() && wanted.contains(product))
                .max(Comparator.comparingInt(String::length))
                .orElse("\0");
        return licences.stream()
                .filter(licence -> words(licence.product()).equals(longest))
                .toList();
    }

    /** The words in lower case, each between blanks, so that one is not found within another. */
    private static String words(String text) {
        return " " + GAPS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
    }
}
