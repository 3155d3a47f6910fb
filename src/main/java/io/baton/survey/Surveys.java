package io.baton.survey;

import io.baton.platform.Page;
import io.baton.platform.Timestamps;
import io.baton.survey.TicketFigures.Figures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of surveys. */
@Component
class Surveys {

    private final JdbcClient db;

    Surveys(JdbcClient db) {
        this.db = db;
    }

    /**
     * Takes the right to ask a person now.
     *
     * @return false when the person was asked after {@code latest}
     */
    boolean mayAsk(String person, Instant now, Instant latest) {
        var taken = db.sql("update survey_respondent set asked_at = ? where person = ? and asked_at <= ?")
                .params(Timestamps.column(now), person, Timestamps.column(latest))
                .update();
        if (taken > 0) {
            return true;
        }
        var known = db.sql("select count(*) from survey_respondent where person = ?")
                .param(person)
                .query(Integer.class)
                .single();
        if (known > 0) {
            return false;
        }
        // Of two that close at the same time the second breaks the key, is tried again, and finds the first.
        db.sql("insert into survey_respondent (person, asked_at) values (?, ?)")
                .params(person, Timestamps.column(now))
                .update();
        return true;
    }

    void add(Survey survey, String tokenHash, Figures figures) {
        db.sql("""
                        insert into survey (id, ticket_key, respondent, token_hash, sent_at, expires_at, low_score,
                            call_back_within, service, item_id, team, process, cycle_minutes, reopens, breaches, reroutes)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        survey.id(),
                        survey.ticketKey(),
                        survey.respondent(),
                        tokenHash,
                        Timestamps.column(survey.sentAt()),
                        Timestamps.column(survey.expiresAt()),
                        survey.lowScore(),
                        survey.callBackWithin(),
                        survey.service(),
                        survey.itemId(),
                        survey.team(),
                        survey.process(),
                        figures.cycleMinutes(),
                        figures.reopens(),
                        figures.breaches(),
                        figures.reroutes())
                .update();
    }

    Optional<Survey> find(String id) {
        return one("select * from survey where id = ?", id);
    }

    Optional<Survey> ofTicket(String ticketKey) {
        return one("select * from survey where ticket_key = ?", ticketKey);
    }

    Optional<Survey> byToken(String tokenHash) {
        return one("select * from survey where token_hash = ?", tokenHash);
    }

    private Optional<Survey> one(String query, String value) {
        return db.sql(query).param(value).query(Surveys::read).optional();
    }

    void opened(String id, Instant now) {
        db.sql("update survey set opened_at = ? where id = ? and opened_at is null")
                .params(Timestamps.column(now), id)
                .update();
    }

    /** @return false when it was answered before or is over */
    boolean answer(String id, Answer answer, Instant now) {
        return db.sql("""
                        update survey set score = ?, recommend = ?, remark = ?, answered_at = ?,
                            opened_at = coalesce(opened_at, cast(? as timestamp with time zone))
                         where id = ? and answered_at is null and expires_at > ?""")
                        .params(answer.score(), answer.recommend(), answer.remark())
                        .params(Timestamps.column(now), Timestamps.column(now), id, Timestamps.column(now))
                        .update()
                > 0;
    }

    void calledBack(String ticketKey, String outcome, @Nullable String note) {
        db.sql("update survey set call_back_outcome = ?, call_back_note = ? where ticket_key = ?")
                .params(outcome, note, ticketKey)
                .update();
    }

    List<Survey> openOf(String person, Instant now) {
        return db.sql("select * from survey where respondent = ? and answered_at is null and sent_at <= ?"
                        + " and expires_at > ? order by sent_at")
                .params(person, Timestamps.column(now), Timestamps.column(now))
                .query(Surveys::read)
                .list();
    }

    Page<Survey> of(String person, int page, int size) {
        return page("respondent = ?", List.of(person), page, size);
    }

    /** Answered ones, the latest first; of these teams only, or of all with {@code null}. */
    Page<Survey> answered(@Nullable List<String> teams, int page, int size) {
        if (teams == null) {
            return page("answered_at is not null", List.of(), page, size);
        }
        if (teams.isEmpty()) {
            return new Page<>(List.of(), 0, page, size);
        }
        var marks = String.join(", ", teams.stream().map(team -> "?").toList());
        return page("answered_at is not null and team in (" + marks + ")", teams, page, size);
    }

    private Page<Survey> page(String where, List<String> params, int page, int size) {
        var offset = Page.offset(page, size);
        long total = db.sql("select count(*) from survey where " + where)
                .params(params)
                .query(Long.class)
                .single();
        var found = db.sql("select * from survey where " + where + " order by sent_at desc, id offset " + offset
                        + " rows fetch next " + size + " rows only")
                .params(params)
                .query(Surveys::read)
                .list();
        return new Page<>(found, total, page, size);
    }

    private static Survey read(ResultSet row, int number) throws SQLException {
        return new Survey(
                row.getString("id"),
                row.getString("ticket_key"),
                row.getString("respondent"),
                Timestamps.read(row, "sent_at"),
                Timestamps.read(row, "expires_at"),
                Timestamps.readNullable(row, "opened_at"),
                Timestamps.readNullable(row, "answered_at"),
                row.getObject("score", Integer.class),
                row.getObject("recommend", Integer.class),
                row.getString("remark"),
                row.getInt("low_score"),
                row.getString("call_back_within"),
                row.getString("call_back_outcome"),
                row.getString("call_back_note"),
                row.getString("service"),
                row.getString("item_id"),
                row.getString("team"),
                row.getString("process"));
    }
}
