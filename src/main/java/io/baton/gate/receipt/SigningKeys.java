package io.baton.gate.receipt;

import io.baton.audit.Actor;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.Json;
import io.baton.platform.Secrets;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign receipts. Each signs for ninety days; the next one is published a week before it takes over, so that whoever
 * keeps the key set for a while knows it in time.
 */
@Component
class SigningKeys {

    static final Duration SIGNS = Duration.ofDays(90);
    static final Duration AHEAD = Duration.ofDays(7);

    private static final String CONTEXT = "gate-signing-key:";
    private static final String SELECT =
            "select number, kid, public_key, private_key, signs_from, signs_until from gate_signing_key ";

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Json json;
    private final AuditLedger ledger;
    private final Clock clock;
    private final TransactionTemplate apart;

    SigningKeys(
            JdbcClient jdbc,
            Secrets secrets,
            Json json,
            AuditLedger ledger,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.json = json;
        this.ledger = ledger;
        this.clock = clock;
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The one that signs now. */
    SigningKey current() {
        return find(clock.instant()).orElseGet(() -> {
            prepare();
            return find(clock.instant()).orElseThrow(() -> new IllegalStateException("No key signs receipts"));
        });
    }

    /** Its public half. */
    Optional<SigningKey> byId(String kid) {
        return jdbc.sql(SELECT + "where kid = ?")
                .param(kid)
                .query(SigningKeys::publicRow)
                .optional();
    }

    /** The public halves of all there ever were, the latest first. */
    List<SigningKey> all() {
        return jdbc.sql(SELECT + "order by number desc")
                .query(SigningKeys::publicRow)
                .list();
    }

    /** Makes the next key when it is time, and throws away the private half of those that have had theirs. */
    @Scheduled(cron = "${baton.gate.key-rotation:0 41 * * * *}")
    void prepare() {
        apart.executeWithoutResult(status -> {
            jdbc.sql("select id from gate_signing_turn where id = 1 for update")
                    .query(Integer.class)
                    .single();
            var now = clock.instant();
            var last = jdbc.sql(SELECT + "where private_key is not null order by number desc fetch first 1 rows only")
                    .query(SigningKeys::publicRow)
                    .optional();
            if (last.isEmpty() || last.get().until().isBefore(now.plus(AHEAD))) {
                make(last, now);
            }
            jdbc.sql("update gate_signing_key set private_key = null where private_key is not null and signs_until < ?")
                    .param(Timestamps.column(now))
                    .update();
        });
    }

    private void make(Optional<SigningKey> last, Instant now) {
        var from = last.map(SigningKey::until).filter(now::isBefore).orElse(now);
        var number = jdbc.sql("select coalesce(max(number), 0) + 1 from gate_signing_key")
                .query(Integer.class)
                .single();
        var key = SigningKey.make(number, from, from.plus(SIGNS));
        var privateHalf = SigningKey.privateText(Objects.requireNonNull(key.privateKey()));
        jdbc.sql("insert into gate_signing_key (number, kid, public_key, private_key, signs_from, signs_until)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(key.number(), key.kid(), key.publicText())
                .param(json.write(secrets.seal(CONTEXT + key.kid(), privateHalf)))
                .params(Timestamps.column(key.from()), Timestamps.column(key.until()))
                .update();
        ledger.append(AuditEvent.of("GATE_KEY_MADE", "gate-key", key.kid())
                .by(Actor.SYSTEM)
                .asPrivileged()
                .with("signsFrom", key.from().toString())
                .with("signsUntil", key.until().toString()));
    }

    private Optional<SigningKey> find(Instant now) {
        return jdbc.sql(SELECT + "where signs_from <= ? and signs_until > ? and private_key is not null"
                        + " order by number desc fetch first 1 rows only")
                .params(Timestamps.column(now), Timestamps.column(now))
                .query(this::row)
                .optional();
    }

    private SigningKey row(ResultSet row, int number) throws SQLException {
        var key = publicRow(row, number);
        var opened = secrets.open(CONTEXT + key.kid(), json.readMap(row.getString("private_key")));
        return new SigningKey(
                key.number(), key.kid(), key.publicKey(), SigningKey.privateKey(opened), key.from(), key.until());
    }

    /** Without the private half, which nobody needs to verify; and which cannot be opened once the field key is lost. */
    private static SigningKey publicRow(ResultSet row, int number) throws SQLException {
        return new SigningKey(
                row.getInt("number"),
                row.getString("kid"),
                SigningKey.publicKey(row.getString("public_key")),
                null,
                Timestamps.read(row, "signs_from"),
                Timestamps.read(row, "signs_until"));
    }
}
