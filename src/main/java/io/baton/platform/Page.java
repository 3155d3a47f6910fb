package io.baton.platform;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total how many items there are in all, among those the asker may see
 * @param page zero-based
 * @param size how many items a page holds, 1 to 200
 */
public record Page<T>(List<T> items, long total, int page, int size) {

    private static final int LARGEST = 200;

    public Page {
        items = List.copyOf(items);
    }

    /** The offset of a page, after checking that the numbers are in range; 422 otherwise. */
    public static int offset(int page, int size) {
        if (size < 1 || size > LARGEST) {
            throw Refusal.invalid("size", "must be between 1 and " + LARGEST + ".");
        }
        if (page < 0 || page > 100_000) {
            throw Refusal.invalid("page", "must be between 0 and 100000.");
        }
        return page * size;
    }
}
