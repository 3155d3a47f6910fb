package io.baton.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How much of each process runs by itself: of the steps that were done in the last week, the share that delegates,
 * tables and robots did. What a person had to take over counts for the person only.
 */
@Component
class AutomationShare {

    /** @param share between 0 (all by people) and 1 */
    record Share(String process, double share) {}

    private static final Logger LOG = LoggerFactory.getLogger(AutomationShare.class);
    private static final Duration SPAN = Duration.ofDays(7);
    private static final int CANCELLED = 2;

    private final JdbcClient jdbc;
    private final MultiGauge gauge;

    AutomationShare(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.gauge = MultiGauge.builder("baton.automation.share")
                .description("Share of the steps done in the last seven days that needed no person")
                .register(meters);
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
    void measure() {
        try {
            gauge.register(
                    shares().stream()
                            .map(one -> Row.of(Tags.of("process", one.process()), one.share()))
                            .toList(),
                    true);
        } catch (DataAccessException e) {
            LOG.warn("The share of automation could not be read: {}", e.getMessage());
        }
    }

    List<Share> shares() {
        return jdbc.sql("""
                        select PROC_DEF_KEY_ as process,
                               sum(case when ACT_TYPE_ = 'userTask' then 0 else 1 end) as automatic,
                               count(*) as steps
                          from ACT_HI_ACTINST
                         where END_TIME_ >= :since and ACT_INST_STATE_ <> :cancelled
                           and ACT_TYPE_ in ('userTask', 'serviceTask', 'businessRuleTask', 'sendTask')
                         group by PROC_DEF_KEY_
                         order by PROC_DEF_KEY_""")
                .param("since", new Timestamp(ClockUtil.getCurrentTime().getTime() - SPAN.toMillis()))
                .param("cancelled", CANCELLED)
                .query((row, number) ->
                        new Share(row.getString("process"), row.getDouble("automatic") / row.getDouble("steps")))
                .list();
    }
}
