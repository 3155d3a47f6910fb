package io.baton.platform.report;

import java.util.List;
import java.util.Set;

/**
 * A question that is asked again and again about a period. Each bean of this kind is offered under
 * {@code /api/reports/{name}} as JSON and CSV, and as a page at {@code /portal/reports/{name}}.
 */
public interface Report {

    /** Its name in addresses, in kebab-case. */
    String name();

    /** Its name for people. */
    String title();

    /** What it answers, and how its numbers come about. */
    String description();

    /** Ids of the roles that may read it. */
    Set<String> readers();

    /** Ways to group the rows, the usual one first; none when it cannot be chosen. */
    default List<Choice> groupings() {
        return List.of();
    }

    /** How people call what the rows are grouped by. */
    default String groupTitle(ReportQuery asked) {
        return groupings().stream()
                .filter(choice -> choice.id().equals(asked.groupBy()))
                .findFirst()
                .map(Choice::title)
                .orElse("Group");
    }

    /** What the rows can be narrowed down by. */
    default List<Filter> filters() {
        return List.of();
    }

    /** The answer; {@code asked} holds nothing but what the report offers. */
    ReportTable read(ReportQuery asked);

    /** One of several values, and how people call it. */
    record Choice(String id, String title) {}

    /**
     * Something that rows can be narrowed down by.
     *
     * @param id name of the parameter
     * @param choices the values there are; empty when any text will do
     */
    record Filter(String id, String title, List<Choice> choices) {

        public Filter {
            choices = List.copyOf(choices);
        }
    }
}
