package io.baton.governance;

import io.baton.platform.report.ReportQuery;
import io.baton.platform.report.RuleCounts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How often each guard said no. Refusals are added up in memory and written every few seconds, so that a flood of them
 * costs no query each; a server that dies suddenly loses these seconds of its sums and nothing else.
 */
@Component
class GuardCounts implements RuleCounts, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(GuardCounts.class);

    private record Sum(String guard, String rule, LocalDate day) {}

    private final ConcurrentHashMap<Sum, LongAdder> unwritten = new ConcurrentHashMap<>();
    private final JdbcClient db;
    private final TransactionTemplate apart;
    private final Clock clock;

    GuardCounts(JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void add(String guard, String rule) {
        unwritten
                .computeIfAbsent(
                        new Sum(guard, rule, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                        sum -> new LongAdder())
                .increment();
    }

    @Override
    public List<Count> of(ReportQuery asked) {
        write();
        return db.sql("select guard, rule, sum(refusals) refusals from guard_count where on_day >= ? and on_day <= ?"
                        + " group by guard, rule order by guard, rule")
                .params(asked.from().toString(), asked.to().toString())
                .query((row, number) ->
                        new Count(row.getString("guard"), row.getString("rule"), row.getLong("refusals")))
                .list();
    }

    @Scheduled(initialDelay = 10_000, fixedDelay = 10_000)
    synchronized void write() {
        unwritten.forEach((sum, adder) -> {
            var more = adder.sumThenReset();
            if (more == 0) {
                return;
            }
            try {
                write(sum, more);
            } catch (RuntimeException e) {
                adder.add(more);
                LOG.warn("Sums of refusals could not be written; they are tried again", e);
            }
        });
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        unwritten.keySet().removeIf(sum -> sum.day().isBefore(today.minusDays(1)));
    }

    private void write(Sum sum, long more) {
        try {
            apart.executeWithoutResult(status -> {
                if (!raised(sum, more)) {
                    db.sql("insert into guard_count (guard, rule, on_day, refusals) values (?, ?, ?, ?)")
                            .params(sum.guard(), sum.rule(), sum.day().toString(), more)
                            .update();
                }
            });
        } catch (DuplicateKeyException e) {
            // another server wrote the first of the day at the same moment
            apart.executeWithoutResult(status -> raised(sum, more));
        }
    }

    private boolean raised(Sum sum, long more) {
        return db.sql("update guard_count set refusals = refusals + ? where on_day = ? and guard = ? and rule = ?")
                        .params(more, sum.day().toString(), sum.guard(), sum.rule())
                        .update()
                > 0;
    }

    @Override
    public void destroy() {
        write();
    }
}
