package io.baton.audit.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a long list page by page; each page is asked for with the last item of the one before it. */
final class Pages<T> implements Iterator<T> {

    private final Function<@Nullable T, List<T>> after;
    private final Deque<T> page = new ArrayDeque<>();
    private @Nullable T last;
    private boolean ended;

    Pages(Function<@Nullable T, List<T>> after) {
        this.after = after;
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty() && !ended) {
            page.addAll(after.apply(last));
            ended = page.isEmpty();
        }
        return !page.isEmpty();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var next = page.removeFirst();
        last = next;
        return next;
    }
}
