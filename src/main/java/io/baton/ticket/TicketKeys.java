package io.baton.ticket;

import java.time.Clock;
import java.time.Year;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.jdbc.support.incrementer.DataFieldMaxValueIncrementer;
import org.springframework.jdbc.support.incrementer.H2SequenceMaxValueIncrementer;
import org.springframework.jdbc.support.incrementer.PostgresSequenceMaxValueIncrementer;
import org.springframework.stereotype.Component;

/** Hands out ticket keys such as {@code REQ-2026-000123}; the number counts on across years. */
@Component
class TicketKeys {

    private static final String SEQUENCE = "ticket_number";

    private final DataFieldMaxValueIncrementer numbers;
    private final Clock clock;

    TicketKeys(DataSource dataSource, Clock clock) throws MetaDataAccessException {
        var product = JdbcUtils.extractDatabaseMetaData(dataSource, java.sql.DatabaseMetaData::getDatabaseProductName);
        this.numbers = DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL
                ? new PostgresSequenceMaxValueIncrementer(dataSource, SEQUENCE)
                : new H2SequenceMaxValueIncrementer(dataSource, SEQUENCE);
        this.clock = clock;
    }

    /** @param prefix such as {@code REQ} */
    String next(String prefix) {
        var year = Year.now(clock.withZone(ZoneOffset.UTC)).getValue();
        return "%s-%d-%06d".formatted(prefix, year, numbers.nextLongValue());
    }
}
