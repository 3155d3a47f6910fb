package io.baton.schedule;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry of the calendar holds; what is null is any, so that an empty scope is everything.
 *
 * @param service id of the service in the inventory
 * @param environment such as {@code production}
 * @param region as the items of the inventory name it
 * @param item id of a configuration item
 */
public record EntryScope(
        @Nullable String service,
        @Nullable String environment,
        @Nullable String region,
        @Nullable String item) {

    public static final EntryScope EVERYTHING = new EntryScope(null, null, null, null);

    /** For people, such as {@code svc-order-desk in production}. */
    public String words() {
        var words = new ArrayList<String>();
        if (item != null) {
            words.add(item);
        }
        if (service != null) {
            words.add(service);
        }
        if (environment != null) {
            words.add((words.isEmpty() ? "everything in " : "in ") + environment);
        }
        if (region != null) {
            words.add((words.isEmpty() ? "everything in region " : "in region ") + region);
        }
        return words.isEmpty() ? "everything" : String.join(" ", words);
    }
}
