package io.baton.catalog;

import io.baton.engine.Decisions;
import io.baton.engine.ProcessVariables;
import io.baton.platform.Refusal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be ordered: to look through, to search, to read. */
@Component
public class Catalogue {

    private static final int LONGEST_SEARCH = 200;

    private final CatalogueItems items;
    private final Decisions decisions;

    Catalogue(CatalogueItems items, Decisions decisions) {
        this.items = items;
        this.decisions = decisions;
    }

    /**
     * The items on offer, best match first, else by title.
     *
     * @param text words that must all occur in the item's title, keywords, summary or description; null for all items
     * @param category only items of this category; null for all
     */
    public List<CatalogueItem> search(@Nullable String text, @Nullable String category) {
        var words = words(text);
        record Hit(CatalogueItem item, int score) {}
        return items.all().stream()
                .filter(item -> !item.retired())
                .filter(item -> category == null
                        || category.isBlank()
                        || item.definition().category().equals(category))
                .map(item -> new Hit(item, score(item.definition(), words)))
                .filter(hit -> hit.score() > 0)
                .sorted(Comparator.comparingInt((Hit hit) -> -hit.score())
                        .thenComparing(hit -> hit.item().title()))
                .map(Hit::item)
                .toList();
    }

    /** The newest version of an item, also of a retired one. */
    public Optional<CatalogueItem> find(String id) {
        return items.find(id).map(CatalogueItems.Stored::item);
    }

    /** An item as it was when a ticket ordered it. */
    public Optional<CatalogueItem> find(String id, int version) {
        return items.find(id, version);
    }

    /** The closed list of categories, as classification.dmn has it. */
    public List<String> categories() {
        return decisions.valuesOf("classification", "category");
    }

    /**
     * The item on offer that free text most likely asks for, as classification.dmn reads it. Whoever writes "a new laptop,
     * please" must not get around the approval that the laptop in the catalogue asks for.
     *
     * @param ask normalised words
     * @param intent BROKEN or NEED
     */
    Optional<CatalogueItem> likely(String ask, String intent) {
        var match = matching(ask);
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put(ProcessVariables.ITEM_CATEGORY.name(), null);
        inputs.put(ProcessVariables.ITEM_ID.name(), null);
        inputs.put(ProcessVariables.ASK.name(), ask);
        inputs.put(ProcessVariables.INTENT.name(), intent);
        inputs.put(
                ProcessVariables.MATCHED_ITEM.name(),
                match.map(CatalogueItem::id).orElse(null));
        inputs.put(
                ProcessVariables.MATCHED_CATEGORY.name(),
                match.map(item -> item.definition().category()).orElse(null));
        return Reading.of(decisions.ask("classification", null, inputs))
                .best()
                .map(Reading.Candidate::subcategory)
                .flatMap(this::find)
                .filter(item -> !item.retired());
    }

    /** The item whose title and keywords the words match best. */
    Optional<CatalogueItem> matching(String ask) {
        return CatalogueMatch.best(items.all(), ask);
    }

    private static List<String> words(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        if (text.length() > LONGEST_SEARCH) {
            throw Refusal.invalid("q", "must have at most " + LONGEST_SEARCH + " characters.");
        }
        return List.of(Texts.lower(text.strip()).split("\\s+"));
    }

    /** 0 when a word does not occur at all; a word in the title counts more than one in the small print. */
    private static int score(ItemDefinition item, List<String> words) {
        var score = 1;
        for (var word : words) {
            var here = in(item.title(), word, 8)
                    + in(String.join(" ", item.keywords()), word, 4)
                    + in(item.summary(), word, 2)
                    + in(item.instructions().description(), word, 1);
            if (here == 0) {
                return 0;
            }
            score += here;
        }
        return score;
    }

    private static int in(String text, String word, int weight) {
        return Texts.lower(text).contains(word) ? weight : 0;
    }
}
