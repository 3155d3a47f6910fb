package io.baton.ticket.approval;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the plan: a group of people, of whom so many have to agree. Rows of the same level number are asked at once.
 *
 * @param kind LINE_MANAGER, TEAM, ROLE, PERSON, CI_OWNER or COST_CENTRE_OWNER
 * @param who the team, role or persons that the kind needs
 * @param named people whom a lead named because too few were found, separated by commas
 * @param needed how many have to agree; known once people were asked
 * @param rule the row of approval-plan.dmn that asks for it
 */
record Level(
        String id,
        String roundId,
        int position,
        int number,
        String group,
        String kind,
        @Nullable String who,
        @Nullable String named,
        String quorum,
        @Nullable Integer needed,
        @Nullable String timeLimit,
        @Nullable String rule,
        @Nullable String ruleReason,
        ApprovalState state) {

    List<String> whoByName() {
        return split(who);
    }

    List<String> namedPeople() {
        return split(named);
    }

    private static List<String> split(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }
}
