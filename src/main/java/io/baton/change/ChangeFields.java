package io.baton.change;

import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.util.Map;
import java.util.function.Supplier;

/** Calls fields by the names they have in a change, where others refuse them by those of a ticket. */
final class ChangeFields {

    private static final Map<String, String> NAMES = Map.of("ciId", "service", "ciIds", "items");

    private ChangeFields() {}

    /** @throws Refusal as {@code work} does, in the words of a change */
    static <T> T named(Supplier<T> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            if (refusal.errors().stream().noneMatch(error -> NAMES.containsKey(error.field()))) {
                throw refusal;
            }
            throw Refusal.invalid(
                    refusal.rule(),
                    refusal.errors().stream().map(ChangeFields::renamed).toList());
        }
    }

    private static FieldError renamed(FieldError error) {
        var name = NAMES.getOrDefault(error.field(), error.field());
        return name.equals("service")
                ? new FieldError(name, "names no registered service; use an id from the inventory.")
                : new FieldError(name, error.message());
    }
}
