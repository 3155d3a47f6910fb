package io.baton.notification;

import io.baton.notification.OutboxMessage.State;
import io.baton.platform.Ids;
import io.baton.platform.Page;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of messages. A message goes in with the work that gave rise to it, and out when a mail server has it. */
@Component
class Outbox {

    /** A message before it is in the outbox. {@code dedupeKey} names what it tells whom: nobody is told twice. */
    record Draft(
            String about,
            String event,
            String dedupeKey,
            String audience,
            String recipient,
            @Nullable String address,
            String channel,
            String template,
            int templateVersion,
            String subject,
            String body) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return false when this person has been told before */
    boolean add(Draft draft) {
        return add(draft, clock.instant());
    }

    /** The same for a message that leaves at {@code due} at the earliest. */
    boolean add(Draft draft, Instant due) {
        if (isKnown(draft.dedupeKey())) {
            return false;
        }
        var now = clock.instant();
        var waitsFrom = due.isAfter(now) ? due : now;
        var hasAddress = draft.address() != null && !draft.address().isBlank();
        jdbc.sql("""
                        insert into notification_outbox (id, about, event, dedupe_key, audience, recipient, address, channel,
                               template, template_version, subject, body, state, attempts, created_at, queued_at, next_attempt_at, last_error)
                        values (:id, :about, :event, :key, :audience, :recipient, :address, :channel,
                               :template, :version, :subject, :body, :state, 0, :now, :due, :due, :error)""")
                .param("id", Ids.next())
                .param("about", draft.about())
                .param("event", draft.event())
                .param("key", draft.dedupeKey())
                .param("audience", draft.audience())
                .param("recipient", draft.recipient())
                .param("address", draft.address())
                .param("channel", draft.channel())
                .param("template", draft.template())
                .param("version", draft.templateVersion())
                .param("subject", draft.subject())
                .param("body", draft.body())
                .param("state", hasAddress ? State.QUEUED.name() : State.FAILED.name())
                .param("now", Timestamps.column(now))
                .param("due", Timestamps.column(waitsFrom))
                .param("error", hasAddress ? null : "The directory knows no mail address of this person.")
                .update();
        return true;
    }

    private boolean isKnown(String dedupeKey) {
        return jdbc.sql("select count(*) from notification_outbox where dedupe_key = :key")
                        .param("key", dedupeKey)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Takes messages that are due, for this server alone, until {@code until}. What a server took and did not finish
     * by then, because it died, is due again.
     */
    @Transactional
    List<OutboxMessage> claim(int most, Instant until) {
        var now = Timestamps.column(clock.instant());
        var due = jdbc.sql("""
                        select * from notification_outbox
                         where state in ('QUEUED', 'SENDING') and next_attempt_at <= :now
                         order by next_attempt_at, id
                         fetch first :most rows only
                           for update skip locked""")
                .param("now", now)
                .param("most", most)
                .query(Outbox::message)
                .list();
        if (!due.isEmpty()) {
            jdbc.sql("""
                            update notification_outbox set state = 'SENDING', attempts = attempts + 1, next_attempt_at = :until
                             where id in (:ids)""")
                    .param("until", Timestamps.column(until))
                    .param("ids", due.stream().map(OutboxMessage::id).toList())
                    .update();
        }
        return due;
    }

    void done(String id, State state) {
        jdbc.sql("update notification_outbox set state = :state, sent_at = :now, last_error = null where id = :id")
                .param("state", state.name())
                .param("now", Timestamps.column(clock.instant()))
                .param("id", id)
                .update();
    }

    /** Puts a message back that could not be sent. */
    void retryAt(String id, Instant when, String error) {
        putBack(id, State.QUEUED, when, error, 0);
    }

    /** Puts a message back that was taken and not tried. */
    void untouched(String id) {
        putBack(id, State.QUEUED, clock.instant(), null, 1);
    }

    void giveUp(String id, String error) {
        putBack(id, State.FAILED, clock.instant(), error, 0);
    }

    private void putBack(String id, State state, Instant next, @Nullable String error, int attemptsBack) {
        jdbc.sql("""
                        update notification_outbox set state = :state, next_attempt_at = :next, last_error = :error,
                               attempts = attempts - :back where id = :id""")
                .param("state", state.name())
                .param("next", Timestamps.column(next))
                .param("error", error == null || error.length() <= 500 ? error : error.substring(0, 500))
                .param("back", attemptsBack)
                .param("id", id)
                .update();
    }

    /** Has a message that was given up tried again. */
    boolean tryAgain(String id) {
        return jdbc.sql("""
                                update notification_outbox set state = 'QUEUED', attempts = 0, queued_at = :now, next_attempt_at = :now
                                 where id = :id and state = 'FAILED' and address is not null and address <> ''""")
                        .param("now", Timestamps.column(clock.instant()))
                        .param("id", id)
                        .update()
                > 0;
    }

    Optional<OutboxMessage> find(String id) {
        return jdbc.sql("select * from notification_outbox where id = :id")
                .param("id", id)
                .query(Outbox::message)
                .optional();
    }

    /** Messages about a ticket, oldest first. */
    List<OutboxMessage> about(String key) {
        return jdbc.sql(
                        "select * from notification_outbox where about = :about order by created_at, id fetch first 1000 rows only")
                .param("about", key)
                .query(Outbox::message)
                .list();
    }

    /** The occasion is the part of the key that follows the ticket and the event. */
    List<TicketMessages.Sent> sent(String key, String event) {
        return jdbc.sql("""
                        select dedupe_key, recipient, created_at, state from notification_outbox
                        where about = ? and event = ? order by created_at, id fetch first 1000 rows only
                        """)
                .params(key, event)
                .query((row, n) -> new TicketMessages.Sent(
                        row.getString("dedupe_key").split("[|:]")[2],
                        row.getString("recipient"),
                        Timestamps.read(row, "created_at"),
                        row.getString("state")))
                .list();
    }

    /** All messages, newest first. */
    Page<OutboxMessage> all(@Nullable State state, int page, int size) {
        var offset = Page.offset(page, size);
        var where = state == null ? "" : " where state = '" + state.name() + "'";
        long total = jdbc.sql("select count(*) from notification_outbox" + where)
                .query(Long.class)
                .single();
        var messages = jdbc.sql("select * from notification_outbox" + where
                        + " order by created_at desc, id desc offset :offset rows fetch next :size rows only")
                .param("offset", offset)
                .param("size", size)
                .query(Outbox::message)
                .list();
        return new Page<>(messages, total, page, size);
    }

    /** Since when the oldest message waits that is still to be sent. */
    Optional<Instant> oldestUnsent() {
        return jdbc.sql("select min(queued_at) as oldest from notification_outbox where state in ('QUEUED', 'SENDING')")
                .query((row, number) -> Optional.ofNullable(Timestamps.readNullable(row, "oldest")))
                .single();
    }

    long count(State state) {
        return jdbc.sql("select count(*) from notification_outbox where state = :state")
                .param("state", state.name())
                .query(Long.class)
                .single();
    }

    private static OutboxMessage message(ResultSet row, int number) throws SQLException {
        return new OutboxMessage(
                row.getString("id"),
                row.getString("about"),
                row.getString("event"),
                row.getString("audience"),
                row.getString("recipient"),
                row.getString("address"),
                row.getString("channel"),
                row.getString("template"),
                row.getInt("template_version"),
                row.getString("subject"),
                row.getString("body"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Timestamps.read(row, "created_at"),
                Timestamps.read(row, "queued_at"),
                Timestamps.read(row, "next_attempt_at"),
                Timestamps.readNullable(row, "sent_at"),
                row.getString("last_error"));
    }
}
