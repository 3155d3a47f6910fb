package io.baton.assignment;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what people and teams have to do; one query for all of them. */
@Component
class Loads {

    private record Row(String whose, @Nullable String priority, int tasks) {}

    private final JdbcClient db;
    private final AssignmentSettings settings;

    Loads(JdbcClient db, AssignmentSettings settings) {
        this.db = db;
        this.settings = settings;
    }

    /** Loads by person, of those who have something to do. */
    Map<String, Load> of(Collection<String> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        return read("""
                select t.assignee as whose, k.priority as priority, count(*) as tasks
                from ticket_task t join ticket k on k.ticket_key = t.ticket_key
                where t.assignee in (:whose) and t.state = 'IN_PROGRESS' and t.task_groups <> ''
                group by t.assignee, k.priority""", people);
    }

    /** Loads by team: what its people have taken or were given, its queue not included. */
    Map<String, Load> ofTeams(Collection<String> teams) {
        return read("""
                select t.task_groups as whose, k.priority as priority, count(*) as tasks
                from ticket_task t join ticket k on k.ticket_key = t.ticket_key
                where t.task_groups in (:whose) and t.state = 'IN_PROGRESS' and t.assignee is not null
                group by t.task_groups, k.priority""", teams);
    }

    private Map<String, Load> read(String sql, Collection<String> whose) {
        var loads = new HashMap<String, Load>();
        db.sql(sql)
                .param("whose", whose)
                .query((row, n) -> new Row(row.getString("whose"), row.getString("priority"), row.getInt("tasks")))
                .list()
                .forEach(row -> loads.merge(row.whose(), load(row), Loads::sum));
        return loads;
    }

    private Load load(Row row) {
        return Load.NONE.plus(row.tasks(), settings.weight(row.priority()), settings.isTop(row.priority()));
    }

    private static Load sum(Load one, Load other) {
        return new Load(one.open() + other.open(), one.weight() + other.weight(), one.top() + other.top());
    }
}
