package io.baton.improvement;

import io.baton.platform.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of anonymous remarks. */
@Component
class FeedbackEntries {

    private final JdbcClient db;

    FeedbackEntries(JdbcClient db) {
        this.db = db;
    }

    void add(String id, String processKey, @Nullable String activityId, String remark, LocalDate day) {
        db.sql(
                        "insert into feedback (id, process_key, activity_id, remark, given_on, overdue) values (?, ?, ?, ?, ?, false)")
                .params(id, processKey, activityId, remark, day)
                .update();
    }

    Optional<Feedback> find(String id) {
        return db.sql("select * from feedback where id = ?")
                .param(id)
                .query(FeedbackEntries::read)
                .optional();
    }

    /** Those nobody works on yet, in no order that means anything. */
    List<Feedback> untaken() {
        return db.sql("select * from feedback where ticket_key is null order by id fetch first 200 rows only")
                .query(FeedbackEntries::read)
                .list();
    }

    /** @return false when another server was faster */
    boolean take(String id, String ticketKey) {
        return db.sql("update feedback set ticket_key = ? where id = ? and ticket_key is null")
                        .params(ticketKey, id)
                        .update()
                > 0;
    }

    Optional<Feedback> ofTicket(String ticketKey) {
        return db.sql("select * from feedback where ticket_key = ?")
                .param(ticketKey)
                .query(FeedbackEntries::read)
                .optional();
    }

    void overdue(String ticketKey) {
        db.sql("update feedback set overdue = true where ticket_key = ?")
                .param(ticketKey)
                .update();
    }

    void answer(String ticketKey, String answer, LocalDate day) {
        db.sql("update feedback set answer = ?, answered_on = ? where ticket_key = ?")
                .params(answer, day, ticketKey)
                .update();
    }

    /** The latest days first. */
    Page<Feedback> all(@Nullable String processKey, int page, int size) {
        var offset = Page.offset(page, size);
        var where = processKey == null ? "" : " where process_key = ?";
        var params = processKey == null ? List.of() : List.of(processKey);
        long total = db.sql("select count(*) from feedback" + where)
                .params(params)
                .query(Long.class)
                .single();
        var found = db.sql("select * from feedback" + where + " order by given_on desc, id offset " + offset
                        + " rows fetch next " + size + " rows only")
                .params(params)
                .query(FeedbackEntries::read)
                .list();
        return new Page<>(found, total, page, size);
    }

    private static Feedback read(ResultSet row, int number) throws SQLException {
        return new Feedback(
                row.getString("id"),
                row.getString("process_key"),
                row.getString("activity_id"),
                row.getString("remark"),
                row.getObject("given_on", LocalDate.class),
                row.getString("ticket_key"),
                row.getBoolean("overdue"),
                row.getString("answer"),
                row.getObject("answered_on", LocalDate.class));
    }
}
