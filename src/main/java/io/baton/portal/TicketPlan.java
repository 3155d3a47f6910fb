package io.baton.portal;

import io.baton.people.Person;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketState;
import io.baton.ticket.work.TaskPlans;
import io.baton.ticket.work.TaskPlans.PlannedTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The work on a ticket in the order of its plan: who does what, and what waits for what. */
@Component
class TicketPlan implements TicketSection {

    private final TaskPlans plans;
    private final PageWords words;

    TicketPlan(TaskPlans plans, PageWords words) {
        this.plans = plans;
        this.words = words;
    }

    /**
     * One task in the words of the page.
     *
     * @param standing where it stands, such as "Waits for 1 and 3"
     */
    record Task(
            int number,
            String title,
            String team,
            String style,
            String state,
            String standing,
            @Nullable Moment due) {}

    @Override
    public void describe(Ticket ticket, Person reader, Model model) {
        var plan = plans.of(ticket.key(), ticket.expectedAt());
        Map<String, Integer> numbers = new HashMap<>();
        plan.forEach(task -> numbers.put(task.key(), task.order()));
        model.addAttribute(
                "plan", plan.stream().map(task -> view(task, numbers)).toList());
    }

    private Task view(PlannedTask task, Map<String, Integer> numbers) {
        return new Task(
                task.order(),
                task.title(),
                words.team(task.group()),
                StateWords.of(task.state()).style(),
                told(task.state()),
                standing(task, numbers),
                words.moment(task.due(), !task.state().isOver()));
    }

    /** Tasks are begun and reviewed, where tickets are received and confirmed. */
    private static String told(TicketState state) {
        return switch (state) {
            case PENDING -> "Not begun";
            case REVIEW -> "In review";
            case CLOSED -> "Done";
            default -> StateWords.of(state).name();
        };
    }

    private static String standing(PlannedTask task, Map<String, Integer> numbers) {
        if (task.undoneAt() != null) {
            return "Taken back";
        }
        if (task.state() == TicketState.CANCELLED) {
            return Objects.requireNonNullElse(task.endedBecause(), "");
        }
        if (!task.waitsFor().isEmpty()) {
            return "Waits for " + numbers(task.waitsFor(), numbers);
        }
        return task.dependsOn().isEmpty() || task.state().isOver() ? "" : "After " + numbers(task.dependsOn(), numbers);
    }

    private static String numbers(List<String> keys, Map<String, Integer> numbers) {
        return keys.stream()
                .map(numbers::get)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }
}
