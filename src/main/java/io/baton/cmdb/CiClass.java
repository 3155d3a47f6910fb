package io.baton.cmdb;

import io.baton.platform.Refusal.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A kind of item and the attributes that items of this kind have; data, so that a new kind needs no release.
 *
 * @param parent class whose attributes it inherits
 * @param version counts edits; the ETag of the record
 */
record CiClass(
        String id, long version, String name, @Nullable String parent, List<Attribute> attributes) {

    enum AttributeType {
        TEXT,
        NUMBER,
        FLAG,
        CHOICE
    }

    /** One attribute; {@code choices} are the values a CHOICE may have. */
    record Attribute(String name, String label, AttributeType type, boolean required, List<String> choices) {

        private static final int LONGEST = 1000;

        /** What is wrong with a value, or null. */
        @Nullable
        String fault(Object value) {
            return switch (type) {
                case TEXT ->
                    value instanceof String s && s.length() <= LONGEST
                            ? null
                            : "must be text of at most " + LONGEST + " characters.";
                case NUMBER -> value instanceof Number ? null : "must be a number.";
                case FLAG -> value instanceof Boolean ? null : "must be true or false.";
                case CHOICE ->
                    value instanceof String s && choices.contains(s)
                            ? null
                            : "must be one of " + String.join(", ", choices) + ".";
            };
        }
    }

    CiClass {
        attributes = List.copyOf(attributes);
    }

    /** What is wrong with the attribute values of an item whose class has {@code declared} attributes. */
    static List<FieldError> faults(List<Attribute> declared, Map<String, Object> values) {
        var faults = new ArrayList<FieldError>();
        var byName = declared.stream().collect(Collectors.toMap(Attribute::name, a -> a, (own, inherited) -> own));
        values.forEach((name, value) -> {
            var attribute = byName.get(name);
            var fault = attribute == null
                    ? "is not an attribute of this class; it has " + String.join(", ", byName.keySet()) + "."
                    : attribute.fault(value);
            if (fault != null) {
                faults.add(new FieldError("attributes." + name, fault));
            }
        });
        byName.values().stream()
                .filter(a -> a.required() && !values.containsKey(a.name()))
                .forEach(a -> faults.add(new FieldError("attributes." + a.name(), "is required.")));
        return faults;
    }
}
