package io.baton.governance.review;

import io.baton.platform.Ids;
import io.baton.platform.Json;
import io.baton.platform.Page;
import io.baton.platform.Timestamps;
import io.baton.ticket.TicketState;
import io.baton.ticket.review.JudgedItem;
import io.baton.ticket.review.ReviewAnswer;
import io.baton.ticket.review.ReviewItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of reviews and their items. */
@Component
class ReviewBook {

    private static final String READ = """
            select c.*, t.state,
                (select count(*) from review_item i where i.ticket_key = c.ticket_key) as items,
                (select count(*) from review_item i where i.ticket_key = c.ticket_key and i.verdict is not null) as judged
            from review_campaign c join ticket t on t.ticket_key = c.ticket_key
            """;

    private final JdbcClient db;
    private final Json json;
    private final Clock clock;

    ReviewBook(JdbcClient db, Json json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    void add(String key, String type, Period period, @Nullable String owner, Instant dueAt) {
        db.sql("""
                        insert into review_campaign (ticket_key, review_type, period, from_at, to_at, owner, seed, due_at,
                            started_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(key, type, period.id())
                .params(Timestamps.column(period.start()), Timestamps.column(period.end()), owner, Ids.next())
                .params(Timestamps.column(dueAt), Timestamps.column(clock.instant()))
                .update();
    }

    Optional<Review> find(String key) {
        return db.sql(READ + " where c.ticket_key = ?")
                .param(key)
                .query(ReviewBook::readReview)
                .optional();
    }

    Optional<Review> find(String type, String period) {
        return db.sql(READ + " where c.review_type = ? and c.period = ?")
                .params(type, period)
                .query(ReviewBook::readReview)
                .optional();
    }

    /** The latest first. */
    Page<Review> all(int page, int size) {
        var offset = Page.offset(page, size);
        long total =
                db.sql("select count(*) from review_campaign").query(Long.class).single();
        var found = db.sql(READ + " order by c.started_at desc, c.ticket_key desc offset " + offset
                        + " rows fetch next " + size + " rows only")
                .query(ReviewBook::readReview)
                .list();
        return new Page<>(found, total, page, size);
    }

    /** Those begun from {@code from} on and before {@code to}, oldest first. */
    List<Review> startedBetween(Instant from, Instant to) {
        return db.sql(READ + " where c.started_at >= ? and c.started_at < ? order by c.started_at, c.ticket_key")
                .params(Timestamps.column(from), Timestamps.column(to))
                .query(ReviewBook::readReview)
                .list();
    }

    /** Those that were due from {@code from} on and before {@code to} and are not signed off, oldest first. */
    List<Review> unsignedDueBetween(Instant from, Instant to) {
        return db.sql(READ + " where c.due_at >= ? and c.due_at < ? and c.signed_at is null"
                        + " order by c.due_at, c.ticket_key fetch first 100 rows only")
                .params(Timestamps.column(from), Timestamps.column(to))
                .query(ReviewBook::readReview)
                .list();
    }

    /** Writes the items down, once; {@code false} if that was done before. */
    boolean gather(String key, List<ReviewItem> items) {
        var first = db.sql("update review_campaign set gathered_at = ? where ticket_key = ? and gathered_at is null")
                .params(Timestamps.column(clock.instant()), key)
                .update();
        if (first == 0) {
            return false;
        }
        for (int position = 0; position < items.size(); position++) {
            add(key, position, items.get(position));
        }
        return true;
    }

    private void add(String key, int position, ReviewItem item) {
        db.sql("""
                        insert into review_item (id, ticket_key, position, kind, title, evidence, subjects, blind, facts)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Ids.next(), key, position, item.kind(), item.title(), item.evidence())
                .params(json.write(new TreeSet<>(item.subjects())), item.blind(), json.write(item.facts()))
                .update();
    }

    List<ReviewedItem> items(String key) {
        return db.sql("select * from review_item where ticket_key = ? order by position")
                .param(key)
                .query(this::readItem)
                .list();
    }

    Optional<ReviewedItem> item(String id) {
        return db.sql("select * from review_item where id = ?")
                .param(id)
                .query(this::readItem)
                .optional();
    }

    /** Remembers the task in which an item is asked. */
    void asked(String id, String taskId) {
        db.sql("update review_item set task_id = ? where id = ?")
                .params(taskId, id)
                .update();
    }

    Optional<String> taskOf(String id) {
        return db.sql("select task_id from review_item where id = ? and task_id is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    void judge(String id, ReviewAnswer answer) {
        db.sql("update review_item set verdict = ?, team = ?, reason = ?, reviewer = ?, judged_at = ? where id = ?")
                .params(answer.verdict(), answer.team(), answer.reason(), answer.reviewer())
                .params(Timestamps.column(clock.instant()), id)
                .update();
    }

    void ledTo(String id, String key) {
        db.sql("update review_item set led_to = ? where id = ?").params(key, id).update();
    }

    void sign(String key, String person, @Nullable String note) {
        db.sql("update review_campaign set signed_by = ?, signed_at = ?, sign_off_note = ? where ticket_key = ?")
                .params(person, Timestamps.column(clock.instant()), note, key)
                .update();
    }

    private static Review readReview(ResultSet row, int number) throws SQLException {
        return new Review(
                row.getString("ticket_key"),
                row.getString("review_type"),
                row.getString("period"),
                TicketState.valueOf(row.getString("state")),
                Timestamps.read(row, "from_at"),
                Timestamps.read(row, "to_at"),
                row.getString("owner"),
                row.getString("seed"),
                Timestamps.read(row, "due_at"),
                Timestamps.read(row, "started_at"),
                Timestamps.readNullable(row, "gathered_at"),
                row.getString("signed_by"),
                Timestamps.readNullable(row, "signed_at"),
                row.getString("sign_off_note"),
                row.getInt("items"),
                row.getInt("judged"));
    }

    private ReviewedItem readItem(ResultSet row, int number) throws SQLException {
        var item = new ReviewItem(
                row.getString("kind"),
                row.getString("title"),
                row.getString("evidence"),
                new HashSet<>(json.readTexts(row.getString("subjects"))),
                row.getBoolean("blind"),
                json.readMap(row.getString("facts")));
        var verdict = row.getString("verdict");
        var answer = verdict == null
                ? null
                : new ReviewAnswer(verdict, row.getString("team"), row.getString("reason"), row.getString("reviewer"));
        return new ReviewedItem(
                row.getString("id"),
                row.getString("ticket_key"),
                row.getInt("position"),
                new JudgedItem(item, answer),
                Timestamps.readNullable(row, "judged_at"),
                row.getString("led_to"));
    }
}
