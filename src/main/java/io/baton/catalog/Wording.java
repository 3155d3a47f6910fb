package io.baton.catalog;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the answers of a request into words that agents read and tables classify; secret and sensitive ones stay out. */
final class Wording {

    /** What a ticket can hold as its description; the answers themselves are kept whole beside it. */
    private static final int LONGEST_DESCRIPTION = 20_000;

    private Wording() {}

    /** One line per answer. */
    static String description(ItemDefinition item, Map<String, Object> answers) {
        return Texts.cut(lines(item, answers), LONGEST_DESCRIPTION);
    }

    private static String lines(ItemDefinition item, Map<String, Object> answers) {
        return open(item)
                .filter(field -> answers.containsKey(field.name()))
                .map(field -> field.label()
                        + (field.label().endsWith("?") ? " " : ": ")
                        + shown(field, answers.get(field.name())))
                .collect(Collectors.joining("\n"));
    }

    /** What was typed or chosen, without the questions. */
    static String words(ItemDefinition item, Map<String, Object> answers) {
        return open(item)
                .filter(field -> field.type().isText() || field.type() == FieldType.CHOICE)
                .filter(field -> answers.containsKey(field.name()))
                .map(field -> shown(field, answers.get(field.name())))
                .collect(Collectors.joining(" "));
    }

    /** The first configuration item the answers name. */
    static @Nullable String namedCi(ItemDefinition item, Map<String, Object> answers) {
        return open(item)
                .filter(field -> field.type() == FieldType.CI)
                .map(field -> answers.get(field.name()))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst()
                .orElse(null);
    }

    private static Stream<ItemField> open(ItemDefinition item) {
        return item.fields().stream().filter(field -> !field.secret() && !field.sensitive());
    }

    private static String shown(ItemField field, @Nullable Object answer) {
        if (answer instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        var text = String.valueOf(answer);
        return field.choices().stream()
                .filter(choice -> choice.value().equals(text))
                .map(ItemField.Choice::label)
                .findFirst()
                .orElse(text);
    }
}
