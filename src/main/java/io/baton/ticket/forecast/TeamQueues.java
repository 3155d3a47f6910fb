package io.baton.ticket.forecast;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.baton.calendar.BusinessCalendar;
import io.baton.platform.Timestamps;
import io.baton.ticket.Ticket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether more work than usual lies in front of a ticket.
 *
 * <p>In front of it are the open tickets of its team that are at least as urgent. Usual is how many of them there were on
 * average one, two, three and four weeks ago; what the team does in a time is how many of them it ended in those four
 * weeks. A queue is longer than usual from half as many again on, and by no less than five; it is worked off at the pace
 * of the four weeks. So the median of former tickets, which waited in the usual queue, is not counted twice. About teams
 * that had nothing open four weeks ago, or ended fewer than five tickets since, nothing is said.
 */
@Component
class TeamQueues {

    /** The figures cost a look at every open ticket of a team, and do not change much within minutes. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int WEEKS = 4;
    private static final int ENOUGH = 5;
    private static final double MUCH_MORE = 1.5;
    private static final String LEAST_URGENT = "P5";

    /**
     * A queue that is longer than usual.
     *
     * @param more working time that it costs beyond the usual
     */
    record Queue(long open, long usual, Duration more) {}

    /**
     * @param open how many there are now
     * @param usual how many there were, on average
     * @param oldest how many there were at the beginning of the four weeks
     * @param done how many were ended since
     */
    record Figures(long open, long usual, long oldest, long done) {}

    /** @param moment to the next ten minutes, so that figures grow old with the product's own clock */
    private record Asked(String team, String priority, long moment) {}

    private final JdbcClient db;
    private final Clock clock;
    private final Cache<Asked, Figures> known =
            Caffeine.newBuilder().maximumSize(500).expireAfterWrite(FRESH).build();

    TeamQueues(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Queue> before(Ticket ticket, BusinessCalendar calendar) {
        if (ticket.assignedGroup() == null) {
            return Optional.empty();
        }
        var now = clock.instant();
        var priority = Objects.requireNonNullElse(ticket.priority(), LEAST_URGENT);
        var asked = new Asked(ticket.assignedGroup(), priority, now.getEpochSecond() / FRESH.toSeconds());
        var figures = known.get(asked, question -> figures(question, now));
        return longer(figures, calendar.between(now.minus(WEEK.multipliedBy(WEEKS)), now));
    }

    /** @param working working time of the four weeks */
    static Optional<Queue> longer(Figures figures, Duration working) {
        var more = figures.open() - figures.usual();
        if (figures.oldest() == 0
                || figures.done() < ENOUGH
                || more < ENOUGH
                || figures.open() < figures.usual() * MUCH_MORE) {
            return Optional.empty();
        }
        // who has not worked off the queue within four weeks more is no longer a matter of forecasts
        var wait = working.multipliedBy(Math.min(more, figures.done())).dividedBy(figures.done());
        return Optional.of(new Queue(figures.open(), figures.usual(), wait));
    }

    private Figures figures(Asked asked, Instant now) {
        return db.sql("""
                        select sum(case when closed_at is null then 1 else 0 end) as open_now,
                            sum(case when created_at <= :one and (closed_at is null or closed_at > :one)
                                then 1 else 0 end) as one_ago,
                            sum(case when created_at <= :two and (closed_at is null or closed_at > :two)
                                then 1 else 0 end) as two_ago,
                            sum(case when created_at <= :three and (closed_at is null or closed_at > :three)
                                then 1 else 0 end) as three_ago,
                            sum(case when created_at <= :four then 1 else 0 end) as four_ago,
                            sum(case when closed_at is null then 0 else 1 end) as done
                        from ticket
                        where assigned_group = :team and coalesce(priority, 'P5') <= :priority and created_at <= :now
                            and (closed_at is null or closed_at > :four and closed_at <= :now)
                        """)
                .param("team", asked.team())
                .param("priority", asked.priority())
                .param("now", Timestamps.column(now))
                .param("one", Timestamps.column(now.minus(WEEK)))
                .param("two", Timestamps.column(now.minus(WEEK.multipliedBy(2))))
                .param("three", Timestamps.column(now.minus(WEEK.multipliedBy(3))))
                .param("four", Timestamps.column(now.minus(WEEK.multipliedBy(WEEKS))))
                .query((row, n) -> new Figures(
                        row.getLong("open_now"),
                        (row.getLong("one_ago")
                                        + row.getLong("two_ago")
                                        + row.getLong("three_ago")
                                        + row.getLong("four_ago"))
                                / WEEKS,
                        row.getLong("four_ago"),
                        row.getLong("done")))
                .single();
    }
}
