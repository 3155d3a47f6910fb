package io.baton.change;

import io.baton.platform.Timestamps;
import io.baton.ticket.ItemFacts;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which share of the changes did what they should, by service and by the team that answers for it. A change that an incident
 * is put down to did not, whatever was reported; one that was not begun counts as none.
 */
@Component
class SuccessScores {

    /** What the tables are told where there is too little to tell. */
    static final int UNKNOWN = -1;

    private static final String COUNT = "select count(*) as changes,"
            + " coalesce(sum(case when outcome = 'SUCCEEDED' and blamed_on is null then 1 else 0 end), 0) as succeeded"
            + " from change_record where %s = ? and implemented_at >= ?"
            + " and outcome in ('SUCCEEDED', 'FAILED', 'ROLLED_BACK')";

    private static final String OF_SERVICE = COUNT.formatted("service");
    private static final String OF_TEAM = COUNT.formatted("team");

    record Counted(int changes, int succeeded) {

        /** In full percent, rounded down; {@link #UNKNOWN} of fewer changes than it takes. */
        int percent(int least) {
            return changes < least ? UNKNOWN : 100 * succeeded / changes;
        }

        String words(int least) {
            return changes < least
                    ? changes + ", too few to tell"
                    : succeeded + " of " + changes + " did what they should (" + percent(least) + " %)";
        }
    }

    /**
     * In full percent, or {@link #UNKNOWN}.
     *
     * @param team of the team that answers for the service
     * @param words both in a sentence, for those who judge
     */
    record Scores(int service, int team, String words) {}

    private final JdbcClient db;
    private final ObjectProvider<ItemFacts> items;
    private final ScoreSettings settings;
    private final Clock clock;

    SuccessScores(JdbcClient db, ObjectProvider<ItemFacts> items, ScoreSettings settings, Clock clock) {
        this.db = db;
        this.items = items;
        this.settings = settings;
        this.clock = clock;
    }

    Scores of(String service) {
        var own = counted(OF_SERVICE, service);
        var team = teamOf(service).orElse(null);
        var least = settings.least();
        var words = "Changes of " + service + " in " + settings.within().toDays() + " days: " + own.words(least) + ".";
        if (team == null) {
            return new Scores(own.percent(least), UNKNOWN, words);
        }
        var all = counted(OF_TEAM, team);
        return new Scores(
                own.percent(least),
                all.percent(least),
                words + " Of all that " + team + " answers for: " + all.words(least) + ".");
    }

    private Counted counted(String sql, String subject) {
        return db.sql(sql)
                .params(subject, Timestamps.column(clock.instant().minus(settings.within())))
                .query(Counted.class)
                .single();
    }

    /** The change is done; it counts for the team that answers for the service now. */
    void attribute(Change change) {
        var team = teamOf(change.what().service()).orElse(null);
        write("team", team, change.key());
    }

    /** An incident is put down to the change. */
    void blame(String changeKey, String incidentKey) {
        write("blamed_on", incidentKey, changeKey);
    }

    private void write(String column, @Nullable String value, String key) {
        db.sql("update change_record set " + column + " = ? where ticket_key = ?")
                .params(value, key)
                .update();
    }

    private Optional<String> teamOf(String service) {
        return items.stream()
                .flatMap(known -> known.ofItem(service).owners().stream())
                .sorted()
                .findFirst();
    }
}
