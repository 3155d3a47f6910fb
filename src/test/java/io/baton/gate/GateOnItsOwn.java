package io.baton.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.baton.TestDatabase;
import io.baton.deployment.Changes;
import io.baton.deployment.Outcome;
import io.baton.deployment.Permit;
import io.baton.deployment.Run;
import io.baton.platform.Json;
import io.baton.schedule.ClosedTimesChanged;
import io.baton.schedule.RelatedItems;
import io.baton.ticket.AffectedItems;
import io.baton.ticket.PolicyBreaches;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** The gate with its own tables and a clock that stands still, without a server. One deployment of a service at a time. */
final class GateOnItsOwn {

    private static final String[] TABLES = {
        "V130__ticket.sql",
        "V150__cmdb.sql",
        "V400__closed_time.sql",
        "V410__gate.sql",
        "V417__gate_conflict.sql",
        "V418__gate_renewal.sql"
    };

    /** A clock that only moves when it is told to. */
    private static final class Still extends Clock {

        private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Still clock = new Still();
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final GateScopes scopes;
    private final Gate gate;
    private final GrantDesk desk;
    private final GrantLives lives;
    private final KeptPermits keeper;

    GateOnItsOwn(Duration life, Duration longest) {
        var settings = new HikariConfig();
        settings.setDataSource(TestDatabase.empty());
        settings.setMaximumPoolSize(4);
        DataSource source = new HikariDataSource(settings);
        for (var file : TABLES) {
            new ResourceDatabasePopulator(new ClassPathResource("db/migration/" + file)).execute(source);
        }
        var transactions = new DataSourceTransactionManager(source);
        var json = new Json(new ObjectMapper().registerModule(new JavaTimeModule()));
        var nobody = new StaticListableBeanFactory();
        db = JdbcClient.create(source);
        transaction = new TransactionTemplate(transactions);
        scopes = scopes(source, transactions);
        var reach = new GateReach(
                db,
                new JdbcTemplate(source),
                nobody.getBeanProvider(RelatedItems.class),
                nobody.getBeanProvider(AffectedItems.class),
                nobody.getBeanProvider(TicketDesk.class),
                transactions);
        var permits = new GatePermits(db, json);
        var grants = new GateGrants(db);
        gate = new Gate(new GateFacts(db), policy(life, longest), everythingHolds(), null, clock);
        desk = new GrantDesk(
                gate,
                scopes,
                new GateLanes(db, transactions),
                reach,
                permits,
                grants,
                new DecisionLog(new JdbcTemplate(source), json, clock, event -> {}, transactions),
                event -> {},
                nobody.getBeanProvider(Changes.class),
                new NoRecord(),
                event -> {},
                transactions,
                clock);
        lives = new GrantLives(
                desk,
                grants,
                scopes,
                nobody.getBeanProvider(Changes.class),
                nobody.getBeanProvider(PolicyBreaches.class),
                nobody.getBeanProvider(TicketDesk.class),
                event -> {},
                transactions,
                clock);
        keeper = new KeptPermits(gate, permits, grants, desk, lives, scopes, reach, clock);
    }

    private GateScopes scopes(DataSource source, DataSourceTransactionManager transactions) {
        try {
            return new GateScopes(db, source, transactions, clock);
        } catch (org.springframework.jdbc.support.MetaDataAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static GatePolicy policy(Duration life, Duration longest) {
        return new GatePolicy(null, null, null) {
            @Override
            void readAnew() {
                // there is one only
            }

            @Override
            Optional<Policy> of(String service, String environment, Facts.Kept permit) {
                return Optional.of(
                        new Policy("test", 1, "sha256:0", false, life, longest, false, false, true, 1, "HIGH", null));
            }
        };
    }

    static GateConflicts everythingHolds() {
        return new GateConflicts(null) {
            @Override
            boolean isHeldBy(Facts.Around other, Facts.Kept permit) {
                return true;
            }
        };
    }

    JdbcClient db() {
        return db;
    }

    Instant now() {
        return clock.now;
    }

    void moveTo(Instant moment) {
        clock.now = moment;
    }

    void empty() {
        for (var table : new String[] {"gate_grant", "gate_permit", "gate_reach", "closed_time", "gate_decision"}) {
            db.sql("delete from " + table).update();
        }
    }

    void keep(Permit permit) {
        transaction.executeWithoutResult(status -> keeper.keep(permit));
    }

    /** Something in the calendar of closed times. */
    void changed(Runnable work) {
        transaction.executeWithoutResult(status -> {
            work.run();
            var event = new ClosedTimesChanged(Set.of("production"), Set.of());
            scopes.closedTimesChanged(event);
            lives.closedTimesChanged(event);
        });
    }

    Verdict decide(Permit permit, Set<String> digests, boolean byName) {
        var what = permit.what();
        var asked = new io.baton.deployment.Deployable(
                what.service(), what.environment(), what.version(), what.commit(), digests);
        return gate.decide(new Question(
                KeptPermits.PRODUCT,
                GatePrincipal.Verb.CHECK,
                asked,
                byName ? permit.changeKey() : null,
                null,
                null,
                Question.Assumed.NOTHING));
    }

    Grant grant(Permit permit, String run) {
        return desk.grant(
                new Question(
                        KeptPermits.PRODUCT,
                        GatePrincipal.Verb.GRANT,
                        permit.what(),
                        permit.changeKey(),
                        new Run("shell", run, 1, null),
                        null,
                        Question.Assumed.NOTHING),
                null);
    }

    void end(String grant, Outcome outcome) {
        desk.end(grant, outcome, null);
    }

    Grant hear(String grant) {
        return lives.heard(desk.require(grant), true);
    }

    void expire() {
        lives.expire();
    }

    Grant require(String grant) {
        return desk.require(grant);
    }
}
