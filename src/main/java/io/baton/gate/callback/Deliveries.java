package io.baton.gate.callback;

import io.baton.platform.Timestamps;
import java.time.Clock;
import java.time.Duration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Which calls of tools were heard, and when each tool is asked by ourselves. */
@Repository
class Deliveries {

    /** Longer than any tool repeats a call. */
    private static final Duration KEPT = Duration.ofDays(60);

    private final JdbcClient jdbc;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean isHeard(String installation, String delivery) {
        return jdbc.sql("select count(*) from gate_callback_delivery where installation = ? and delivery = ?")
                        .params(installation, delivery)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** @throws org.springframework.dao.DuplicateKeyException where it was heard already */
    void hear(String installation, String delivery) {
        jdbc.sql("insert into gate_callback_delivery (installation, delivery, heard_at) values (?, ?, ?)")
                .params(installation, delivery, Timestamps.column(clock.instant()))
                .update();
    }

    /** Whether it is this server's turn to ask the tool. */
    boolean takeTurn(String installation, Duration every) {
        var now = clock.instant();
        var next = Timestamps.column(now.plus(every));
        var taken = jdbc.sql("update gate_callback_sweep set next_at = ? where installation = ? and next_at <= ?")
                .params(next, installation, Timestamps.column(now))
                .update();
        if (taken > 0) {
            return true;
        }
        try {
            if (!isSwept(installation)) {
                jdbc.sql("insert into gate_callback_sweep (installation, next_at) values (?, ?)")
                        .params(installation, next)
                        .update();
                return true;
            }
        } catch (DuplicateKeyException e) {
            // another server was faster
        }
        return false;
    }

    private boolean isSwept(String installation) {
        return jdbc.sql("select count(*) from gate_callback_sweep where installation = ?")
                        .param(installation)
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Scheduled(initialDelay = 3_600_000, fixedDelay = 3_600_000)
    void forget() {
        jdbc.sql("delete from gate_callback_delivery where heard_at < ?")
                .param(Timestamps.column(clock.instant().minus(KEPT)))
                .update();
    }
}
