package io.baton.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Something that can be ordered, in one of its versions.
 *
 * @param id readable, such as {@code laptop}; never used for anything else afterwards
 * @param retired no longer offered, but still readable for the tickets that ordered it
 */
public record CatalogueItem(
        String id,
        int version,
        boolean retired,
        @JsonUnwrapped ItemDefinition definition) {

    public String title() {
        return definition.title();
    }

    public String summary() {
        return definition.summary();
    }

    public List<ItemField> fields() {
        return definition.fields();
    }

    /** People whom answers name: what is asked for is for them, so they do not approve it. */
    List<String> beneficiaries(Map<String, ?> answers) {
        return fields().stream()
                .filter(field -> field.type() == FieldType.PERSON)
                .map(field -> answers.get(field.name()))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    /** The answers of an HTML form, typed as the fields of this item; what belongs to no field is left out. */
    public Map<String, Object> typed(Map<String, String> form) {
        var answers = new LinkedHashMap<String, Object>();
        for (var field : fields()) {
            var value = field.fromText(form.get(field.name()));
            if (value != null) {
                answers.put(field.name(), value);
            }
        }
        return answers;
    }
}
