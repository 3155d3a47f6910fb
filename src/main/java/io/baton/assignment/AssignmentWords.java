package io.baton.assignment;

import io.baton.engine.TableWords;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Team;
import io.baton.ticket.Assignees.Strategy;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the columns of {@code assignment.dmn} may say. */
@Configuration(proxyBeanMethods = false)
class AssignmentWords {

    @Bean
    TableWords waysOfChoosing() {
        return new TableWords(
                AssignmentRules.TABLE,
                "assignmentModel",
                "way of choosing",
                () -> Arrays.stream(Strategy.values()).map(Enum::name).collect(Collectors.toSet()));
    }

    @Bean
    TableWords teamsThatAreAssignedTo(Directory directory) {
        return new TableWords(AssignmentRules.TABLE, "group", "team", () -> orNothing(teams(directory)));
    }

    @Bean
    TableWords teamsThatHelpOut(Directory directory) {
        return new TableWords(AssignmentRules.TABLE, "overflowGroup", "team", () -> orNothing(teams(directory)));
    }

    @Bean
    TableWords expertsThatAreNamed(Directory directory) {
        return new TableWords(
                AssignmentRules.TABLE,
                "expert",
                "person",
                () -> orNothing(directory.people().stream().map(Person::id)));
    }

    private static Stream<String> teams(Directory directory) {
        return directory.teams().stream().map(Team::id);
    }

    /** The cell may stay empty; while nobody is known yet, nothing is refused. */
    private static Set<String> orNothing(Stream<String> ids) {
        Collection<String> known = ids.toList();
        var words = new HashSet<>(known);
        if (!known.isEmpty()) {
            words.add("");
        }
        return words;
    }
}
