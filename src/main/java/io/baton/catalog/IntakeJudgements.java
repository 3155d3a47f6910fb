package io.baton.catalog;

import io.baton.platform.Timestamps;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How each ask was read when it came in, and whether a person had to help. */
@Repository
class IntakeJudgements {

    /** @param note what record-type.dmn says about an odd case */
    record Judgement(
            @Nullable String intent,
            String recordType,
            @Nullable String note,
            @Nullable String link,
            @Nullable String matchedItem,
            boolean freeText) {}

    /** @param read asks that triage has read; @param handsFree those of them that no person had to sort */
    record Share(long read, long handsFree) {}

    private final JdbcClient db;
    private final Clock clock;

    IntakeJudgements(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(String ticketKey, Judgement judgement) {
        db.sql("""
                        insert into intake_judgement
                            (ticket_key, at, intent, record_type, note, link, matched_item, free_text)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(ticketKey, Timestamps.column(clock.instant()), judgement.intent(), judgement.recordType())
                .params(judgement.note(), judgement.link(), judgement.matchedItem(), judgement.freeText())
                .update();
    }

    /** Empty for tickets that did not come in at the counter. */
    Optional<Judgement> find(String ticketKey) {
        return db.sql("select * from intake_judgement where ticket_key = ?")
                .param(ticketKey)
                .query((row, n) -> new Judgement(
                        row.getString("intent"),
                        row.getString("record_type"),
                        row.getString("note"),
                        row.getString("link"),
                        row.getString("matched_item"),
                        row.getBoolean("free_text")))
                .optional();
    }

    /** The first reading stands: it says whether the tables could do it alone. */
    void read(String ticketKey, String outcome) {
        db.sql("update intake_judgement set reading = ? where ticket_key = ? and reading is null")
                .params(outcome, ticketKey)
                .update();
    }

    /** @param freeTextOnly whether orders from the catalogue, which need no reading, are left out */
    Share share(Instant from, Instant to, boolean freeTextOnly) {
        var filter = " from intake_judgement where reading is not null and at >= :from and at < :to"
                + (freeTextOnly ? " and free_text = true" : "");
        return db.sql("select count(*) as read, coalesce(sum(case when reading = 'CLEAR' then 1 else 0 end), 0) as free"
                        + filter)
                .param("from", Timestamps.column(from))
                .param("to", Timestamps.column(to))
                .query((row, n) -> new Share(row.getLong("read"), row.getLong("free")))
                .single();
    }
}
