package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A database that was filled by the first version keeps what it knows when it is brought up to date. */
class DatabaseMigrationTests {

    private static final String FIRST_VERSION = "170";

    enum Vendor {
        H2(TestDatabase::empty),
        POSTGRESQL(TestDatabase::emptyPostgresql);

        private final Supplier<DataSource> empty;

        Vendor(Supplier<DataSource> empty) {
            this.empty = empty;
        }

        DataSource filled() {
            var database = empty.get();
            flyway(database).target(FIRST_VERSION).load().migrate();
            new ResourceDatabasePopulator(new ClassPathResource("db/filled-at-v170.sql")).execute(database);
            return database;
        }

        FluentConfiguration flyway(DataSource database) {
            return Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/migration", "classpath:db/vendor/" + name().toLowerCase(Locale.ROOT));
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatTheFirstVersionKnew(Vendor vendor) {
        var database = vendor.filled();

        var done = vendor.flyway(database).load().migrate();

        assertThat(done.success).isTrue();
        assertThat(done.migrationsExecuted).isGreaterThan(15);
        var db = JdbcClient.create(database);
        ticketsStayAsTheyWere(db);
        approvalsBecomeRounds(db);
        seatsBecomeSeatsOfPersons(db);
        finishedWorkHasAnOutcome(db);
        assertThat(vendor.flyway(database).load().validateWithResult().validationSuccessful)
                .isTrue();
    }

    private static void ticketsStayAsTheyWere(JdbcClient db) {
        assertThat(rows(db, "select ticket_key, state, nature from ticket order by ticket_key"))
                .containsExactly("REQ-1 CLOSED null", "REQ-2 PENDING null", "REQ-3 CANCELLED null");
        assertThat(rows(db, "select party, part from ticket_party order by party"))
                .containsExactly("anna REQUESTER", "ben APPROVER", "desk GROUP");
        assertThat(rows(db, "select entry from ticket_timeline order by position"))
                .containsExactly("Received", "Grüße – \u20ac");
        assertThat(rows(
                        db,
                        "select a.name, c.id from ticket_attachment a join ticket_attachment_content c on c.id = a.id"))
                .containsExactly("scan.pdf att-1");
        assertThat(rows(db, "select actor, action from audit_event")).containsExactly("anna TICKET_OPENED");
        assertThat(rows(db, "select recipient, state from notification_outbox")).containsExactly("anna QUEUED");
        assertThat(rows(db, "select id, manager_id, department, cost_centre from person order by id"))
                .containsExactly("anna ben null null", "ben null null null");
        assertThat(rows(db, "select tag, status, owner_id from asset")).containsExactly("LT-1 IN_USE anna");
        assertThat(rows(db, "select tag, source_ticket from asset_change")).containsExactly("LT-1 REQ-1");
    }

    /** Every decision stands as a round of its own, numbered in the order in which they fell. */
    private static void approvalsBecomeRounds(JdbcClient db) {
        assertThat(rows(db, """
                        select r.ticket_key, r.round_number, r.state, l.group_name, l.kind, l.needed, v.approver,
                               v.decided_by, v.state as vote, v.reason, v.task_id
                          from approval_round r
                          join approval_level l on l.round_id = r.id
                          join approval_vote v on v.level_id = l.id
                         order by r.ticket_key, r.round_number
                        """))
                .containsExactly(
                        "REQ-1 1 DECLINED Approve request TASK 1 ben ben DECLINED Too dear. t-1",
                        "REQ-1 2 APPROVED Approve request TASK 1 ben ben APPROVED null t-2",
                        "REQ-3 1 APPROVED Approve request TASK 1 ben ben APPROVED Fine. t-3");
        assertThat(rows(db, "select content_hash from approval_round where content_hash <> ''"))
                .as("nobody knows any more what exactly was approved")
                .isEmpty();
        assertThat(rows(db, "select ticket_key from approval_round where opened_at <> closed_at"))
                .isEmpty();
    }

    private static void seatsBecomeSeatsOfPersons(JdbcClient db) {
        assertThat(rows(
                        db,
                        "select licence_id, seat_key, holder, source_ticket from licence_held_seat order by holder"))
                .containsExactly("visio anna anna REQ-1", "visio ben ben null");
        assertThat(rows(db, "select id, metric, seats, seats_taken, seats_reserved from licence order by id"))
                .containsExactly("full PERSON 0 0 0", "visio PERSON 5 2 0");
    }

    private static void finishedWorkHasAnOutcome(JdbcClient db) {
        assertThat(rows(db, """
                        select task_key, state, parent_close_policy, undo, resolution_code
                          from fulfilment_task order by task_key
                        """))
                .containsExactly(
                        "REQ-1-T1 CLOSED FORCE_CLOSE NONE WORKAROUND",
                        "REQ-2-T1 PENDING FORCE_CLOSE NONE null",
                        "REQ-2-T2 CLOSED FORCE_CLOSE NONE COMPLETED",
                        "REQ-3-T1 CANCELLED FORCE_CLOSE NONE null");
    }

    private static List<String> rows(JdbcClient db, String sql) {
        return db.sql(sql).query().listOfRows().stream()
                .map(DatabaseMigrationTests::line)
                .toList();
    }

    private static String line(Map<String, Object> row) {
        return String.join(" ", row.values().stream().map(String::valueOf).toList());
    }
}
