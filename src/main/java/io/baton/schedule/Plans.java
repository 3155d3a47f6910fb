package io.baton.schedule;

import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of what is planned. */
@Component
class Plans {

    private static final int LONGEST_TITLE = 200;

    private final JdbcClient db;

    Plans(JdbcClient db) {
        this.db = db;
    }

    void put(Plan plan) {
        drop(plan.key());
        var title = plan.title().length() > LONGEST_TITLE ? plan.title().substring(0, LONGEST_TITLE) : plan.title();
        db.sql("insert into calendar_plan (plan_key, title, service, environment, person, starts_at, ends_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(plan.key(), title, plan.service(), plan.environment(), plan.person())
                .params(Timestamps.column(plan.from()), Timestamps.column(plan.until()))
                .update();
        plan.items()
                .forEach(item -> db.sql("insert into calendar_plan_item (plan_key, item) values (?, ?)")
                        .params(plan.key(), item)
                        .update());
    }

    void drop(String key) {
        db.sql("delete from calendar_plan_item where plan_key = ?").param(key).update();
        db.sql("delete from calendar_plan where plan_key = ?").param(key).update();
    }

    Optional<Plan> find(String key) {
        return withItems(db.sql("select * from calendar_plan where plan_key = ?")
                        .param(key)
                        .query(Plans::row)
                        .list())
                .stream()
                .findFirst();
    }

    /** Those that touch the time, the earliest first. */
    List<Plan> touching(Instant from, Instant until) {
        return withItems(
                db.sql("select * from calendar_plan where ends_at > ? and starts_at < ? order by starts_at, plan_key")
                        .params(Timestamps.column(from), Timestamps.column(until))
                        .query(Plans::row)
                        .list());
    }

    private record ItemRow(String planKey, String item) {}

    private List<Plan> withItems(List<Plan> plans) {
        if (plans.isEmpty()) {
            return plans;
        }
        var items = db
                .sql("select plan_key, item from calendar_plan_item where plan_key in (:keys)")
                .param("keys", plans.stream().map(Plan::key).toList())
                .query(ItemRow.class)
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(ItemRow::planKey, Collectors.mapping(ItemRow::item, Collectors.toSet())));
        return plans.stream()
                .map(plan -> new Plan(
                        plan.key(),
                        plan.title(),
                        items.getOrDefault(plan.key(), Set.of()),
                        plan.service(),
                        plan.environment(),
                        plan.person(),
                        plan.from(),
                        plan.until()))
                .toList();
    }

    private static Plan row(ResultSet row, int number) throws SQLException {
        return new Plan(
                row.getString("plan_key"),
                row.getString("title"),
                Set.of(),
                row.getString("service"),
                row.getString("environment"),
                row.getString("person"),
                Timestamps.read(row, "starts_at"),
                Timestamps.read(row, "ends_at"));
    }
}
