package io.baton.ticket.work;

import io.baton.ticket.TicketState;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a ticket ended: its resolution code, what the requester is told, and why if it is not COMPLETED. */
record Outcome(String code, @Nullable String note, @Nullable String justification) {

    /** From the best to the worst. */
    private static final List<String> CODES =
            List.of("COMPLETED", "WORKAROUND", "DEFERRED", "DUPLICATE", "CANCELLED", "REJECTED");

    private static final int LONGEST_TEXT = 2000;

    /**
     * Makes the outcome of a ticket from what the tasks of its latest plan came to. The worst code counts: a request
     * whose account was rejected is not COMPLETED because its desk is ready. Tasks that were dropped or still go on
     * beside the ticket say nothing; a ticket nothing was done for is CANCELLED.
     */
    static Outcome of(List<FulfilmentTask> all) {
        var latest = all.stream().mapToInt(FulfilmentTask::round).max().orElse(0);
        var done = all.stream()
                .filter(task -> task.round() == latest)
                .filter(task -> task.state() == TicketState.CLOSED && task.resolutionCode() != null)
                .toList();
        if (done.isEmpty()) {
            return new Outcome(all.isEmpty() ? "COMPLETED" : "CANCELLED", null, null);
        }
        var worst = done.stream()
                .map(task -> Objects.requireNonNull(task.resolutionCode()))
                .max(Comparator.comparingInt(CODES::indexOf))
                .orElseThrow();
        return new Outcome(
                worst,
                lines(done, FulfilmentTask::resolutionNote),
                lines(done, task -> "COMPLETED".equals(task.resolutionCode()) ? null : task.justification()));
    }

    private static @Nullable String lines(List<FulfilmentTask> tasks, Function<FulfilmentTask, @Nullable String> part) {
        var told = tasks.stream().filter(task -> part.apply(task) != null).toList();
        if (told.isEmpty()) {
            return null;
        }
        if (tasks.size() == 1) {
            return part.apply(told.get(0));
        }
        var text = told.stream()
                .map(task -> task.title() + ": " + part.apply(task))
                .collect(Collectors.joining("\n"));
        return text.substring(0, Math.min(LONGEST_TEXT, text.length()));
    }
}
