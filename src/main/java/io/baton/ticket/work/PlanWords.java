package io.baton.ticket.work;

import io.baton.engine.RobotTopics;
import io.baton.engine.TableWords;
import io.baton.people.Directory;
import io.baton.people.Team;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the columns of {@code task-plan.dmn} and {@code robot-work.dmn} may say. */
@Configuration(proxyBeanMethods = false)
class PlanWords {

    private static final String TABLE = "task-plan";

    /** Each kind of work has its fields in {@code required-fields.dmn} and its questions in the forms. */
    private static final Set<String> KINDS = Set.of(
            "HANDOVER",
            "INSTALLATION",
            "ACCESS_CHANGE",
            "CONFIGURATION",
            "ACCOUNT",
            "REPAIR",
            "ANSWER",
            "RECTIFICATION",
            "GENERAL");

    @Bean
    TableWords teamsInTheTaskPlan(Directory directory) {
        return new TableWords(
                TABLE,
                "group",
                "team",
                () -> directory.teams().stream().map(Team::id).collect(Collectors.toSet()));
    }

    @Bean
    TableWords kindsInTheTaskPlan() {
        return new TableWords(TABLE, "kind", "kind of work", () -> KINDS);
    }

    @Bean
    TableWords policiesInTheTaskPlan() {
        return new TableWords(
                TABLE, "parentClosePolicy", "rule for an early end", () -> names(ParentClosePolicy.values()));
    }

    @Bean
    TableWords undosInTheTaskPlan() {
        return new TableWords(TABLE, "undo", "way to take work back", () -> names(Undo.values()));
    }

    @Bean
    TableWords robotsOfRobotWork() {
        var topics = new HashSet<>(RobotTopics.names());
        topics.add("");
        return new TableWords(RobotWork.TABLE, "taskRobot", "topic of robots", () -> topics);
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }
}
