package io.baton.gate.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import io.baton.Capability;
import io.baton.TestDatabase;
import io.baton.audit.AuditEvent;
import io.baton.deployment.Deployable;
import io.baton.deployment.Permit.Consent;
import io.baton.deployment.Run;
import io.baton.platform.Json;
import io.baton.platform.MovableClock;
import io.baton.platform.PlatformFixtures;
import io.baton.platform.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Capability("W3.6")
class ReceiptTests {

    private static final String DIGEST = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);

    private final ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
    private final Json json = new Json(mapper);
    private final MovableClock clock = new MovableClock();
    private final List<AuditEvent> events = new ArrayList<>();
    private final TestDatabase db = TestDatabase.with("V416__gate_receipt_summary.sql", "V421__gate_receipt.sql");
    private final SigningKeys keys = keys(db.jdbc(), db.transaction());
    private final Receipts receipts = new Receipts(
            db.jdbc(), keys, PlatformFixtures.secrets(), events::add, json, clock, "https://baton.example.org");

    private GrantFacts kept = grant("ACTIVE");

    private final ReceiptCheck check = new ReceiptCheck(
            keys,
            new GrantBook(db.jdbc(), json, mapper, clock) {
                @Override
                Optional<GrantFacts> find(String id) {
                    return Optional.of(kept).filter(grant -> grant.id().equals(id));
                }
            },
            json);

    @Test
    void tellsWhichArtifactMayGoWhereInWhichRun() {
        var statement = json.readMap(payload(receipts.of(kept)));
        var predicate = (Map<?, ?>) statement.get("predicate");

        assertThat(statement).containsEntry("_type", "https://in-toto.io/Statement/v1");
        assertThat(statement.get("subject").toString()).contains(DIGEST, "gitCommit");
        assertThat(predicate.get("environment")).isEqualTo("production");
        assertThat(((Map<?, ?>) predicate.get("run")).get("runId")).isEqualTo("4567-118");
        assertThat(predicate.get("notAfter").toString()).matches("[0-9T:-]{19}Z");
        assertThat(predicate.get("rules")).isEqualTo(List.of(Map.of("id", "change.approved", "result", "pass")));
    }

    @Test
    void namesNobodyWhoAgreed() {
        assertThat(payload(receipts.of(kept)))
                .doesNotContain("cab-security-person")
                .contains("low-risk-table");
    }

    @Test
    void isTheSameWheneverItIsAskedFor() {
        assertThat(receipts.of(kept)).isEqualTo(receipts.of(kept));
        assertThat(events.stream().filter(e -> e.action().equals("GATE_RECEIPT_SIGNED")))
                .hasSize(1);
    }

    @Test
    void aRevokedGrantHasNone() {
        assertThatThrownBy(() -> receipts.of(grant("REVOKED")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.rule()).isEqualTo("grant-revoked"));
    }

    @Test
    void isVerifiedWithThePublicKeyAlone() throws Exception {
        var envelope = receipts.of(kept);

        assertThat(verifiedByPlainJava(envelope)).isTrue();
        assertThat(verifiedByPlainJava(altered(envelope))).isFalse();
    }

    /** The lines of the documentation, run as they are written there. */
    @Test
    void isVerifiedByOpenssl(@TempDir Path folder) throws Exception {
        assumeTrue(has("openssl"), "openssl is not installed");
        var envelope = receipts.of(kept);

        assertThat(verifiedByOpenssl(envelope, folder)).contains("Verified OK");
        assertThat(verifiedByOpenssl(altered(envelope), folder)).contains("failure");
    }

    @Test
    void theJwsSaysTheSameAndIsVerifiedWithTheKeySet() throws Exception {
        var jws = JWSObject.parse(receipts.asJws(kept));
        var set = JWKSet.parse(new JWKSet(List.of(keys.current().asJwk())).toString(true));
        var key = set.getKeyByKeyId(jws.getHeader().getKeyID()).toECKey();

        assertThat(jws.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(jws.getPayload().toString()).isEqualTo(payload(receipts.of(kept)));
        assertThat(key.isPrivate()).isFalse();
    }

    @Test
    void theServerSaysWhatItThinksOfAReceipt() {
        var envelope = receipts.of(kept);

        assertThat(check.dsse(envelope, expect(DIGEST, "production", "4567-118"))
                        .valid())
                .isTrue();
        assertThat(check.jws(receipts.asJws(kept), expect(null, null, null)).valid())
                .isTrue();
        assertThat(check.dsse(altered(envelope), expect(null, null, null)).valid())
                .isFalse();
        assertThat(check.dsse(envelope, expect("sha256:" + OTHER, null, null)).problems())
                .singleElement()
                .asString()
                .contains("other artifacts");
        assertThat(check.dsse(envelope, expect(null, "staging", null)).valid()).isFalse();
        assertThat(check.dsse(envelope, expect(null, null, "4567-119")).valid()).isFalse();
    }

    @Test
    void aSummaryForOtherVerifiersNamesWhatHeldAndNobody() throws Exception {
        var envelope = receipts.of(kept, Receipts.Kind.SUMMARY);
        var statement = json.readMap(payload(envelope));
        var predicate = (Map<?, ?>) statement.get("predicate");

        assertThat(statement).containsEntry("predicateType", "https://in-toto.io/attestation/svr/v0.2");
        assertThat(statement.get("subject").toString()).contains(DIGEST);
        assertThat((List<?>) predicate.get("properties"))
                .isEqualTo(List.of("BATON_CHANGE_APPROVED", "BATON_ENVIRONMENT_PRODUCTION"));
        assertThat(predicate.get("verifier").toString()).contains("https://baton.example.org");
        assertThat(payload(envelope)).doesNotContain("cab-security-person");
        assertThat(verifiedByPlainJava(envelope)).isTrue();
        assertThat(receipts.of(kept, Receipts.Kind.SUMMARY)).isEqualTo(envelope);
        assertThat(check.dsse(envelope, expect(null, null, null)).valid())
                .as("it names no run, so it is no receipt")
                .isFalse();
    }

    @Test
    void aReceiptOfARevokedGrantIsNoGoodAnyMore() {
        var envelope = receipts.of(kept);
        kept = grant("REVOKED");

        assertThat(check.dsse(envelope, expect(null, null, null)).problems()).containsExactly("The grant is REVOKED.");
    }

    @Test
    void nonsenseIsNotBelievedAndBreaksNothing() {
        for (var nonsense : List.of("", "%%%", "eyJ9", "a.b.c")) {
            var envelope = new Dsse(
                    nonsense, Dsse.TYPE, List.of(new Dsse.Signed(keys.current().kid(), nonsense)));
            assertThat(check.dsse(envelope, expect(null, null, null)).valid()).isFalse();
            assertThat(check.jws(nonsense, expect(null, null, null)).valid()).isFalse();
        }
        var unsigned = new Dsse(receipts.of(kept).payload(), Dsse.TYPE, List.of());
        assertThat(check.dsse(unsigned, expect(null, null, null)).valid()).isFalse();
    }

    @Test
    void keysChangeEveryNinetyDaysAndOldReceiptsStayGood() {
        var first = keys.current();
        var envelope = receipts.of(kept);
        clock.moveBy(Duration.ofDays(84));
        keys.prepare();
        assertThat(keys.all()).as("the next one is published before it signs").hasSize(2);
        assertThat(keys.current().kid()).isEqualTo(first.kid());

        clock.moveBy(Duration.ofDays(7));
        keys.prepare();

        assertThat(keys.current().kid()).isNotEqualTo(first.kid());
        assertThat(db.jdbc()
                        .sql("select count(*) from gate_signing_key where private_key is null and kid = ?")
                        .param(first.kid())
                        .query(Long.class)
                        .single())
                .as("the private half is gone")
                .isEqualTo(1);
        assertThat(check.dsse(envelope, expect(null, null, null)).valid()).isTrue();
    }

    @Test
    void aLongPauseLeavesNoTimeWithoutAKey() {
        keys.current();
        clock.moveBy(Duration.ofDays(400));

        assertThat(keys.current().signsAt(clock.instant())).isTrue();
    }

    @Test
    void aKeyThatLeakedIsReplacedAtOnce() {
        var leaked = keys.current();
        db.jdbc().sql("update gate_signing_key set private_key = null").update();

        assertThat(keys.current().kid()).isNotEqualTo(leaked.kid());
        assertThat(keys.all()).hasSize(2);
    }

    @Test
    void privateHalvesAreSealed() {
        var key = keys.current();

        var stored = db.jdbc()
                .sql("select private_key from gate_signing_key")
                .query(String.class)
                .single();
        assertThat(stored)
                .contains("secret")
                .doesNotContain(SigningKey.privateText(Objects.requireNonNull(key.privateKey())));
    }

    @Test
    void twoNodesMakeOneKey() throws Exception {
        makesOneKey(db);
    }

    @Test
    void twoNodesMakeOneKeyOnPostgresql() throws Exception {
        makesOneKey(TestDatabase.postgresql("V421__gate_receipt.sql"));
    }

    private void makesOneKey(TestDatabase database) throws InterruptedException {
        var ready = new CountDownLatch(1);
        var nodes = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            var node = keys(database.jdbc(), database.transaction());
            nodes.add(new Thread(() -> {
                try {
                    ready.await();
                    node.current();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        nodes.forEach(Thread::start);
        ready.countDown();
        for (var node : nodes) {
            node.join();
        }
        assertThat(keys(database.jdbc(), database.transaction()).all()).hasSize(1);
    }

    private SigningKeys keys(JdbcClient jdbc, TransactionTemplate transaction) {
        return new SigningKeys(
                jdbc,
                PlatformFixtures.secrets(),
                json,
                event -> {},
                clock,
                Objects.requireNonNull(transaction.getTransactionManager()));
    }

    private static ReceiptCheck.Expected expect(
            @Nullable String digest, @Nullable String environment, @Nullable String run) {
        return new ReceiptCheck.Expected(digest, environment, run);
    }

    private GrantFacts grant(String state) {
        var now = Instant.parse("2026-11-21T22:00:00.123Z");
        return new GrantFacts(
                "0198-grant",
                "CHG-2026-000012",
                "NORMAL",
                new Deployable("shop", "production", "1.4.2", "9c".repeat(20), Set.of("sha256:" + DIGEST)),
                "ef".repeat(32),
                new Run("github", "4567-118", 1, null),
                "gtk_abcdefgh",
                state,
                now,
                now.plusSeconds(1800),
                null,
                now,
                null,
                List.of(
                        new Consent("cab-security-person", "cab-security", now, "vote"),
                        new Consent("low-risk-table", "policy", now, "policy")),
                Map.of("epoch", 7, "rules", List.of(Map.of("id", "change.approved", "result", "pass", "detail", "x"))));
    }

    private static String payload(Dsse envelope) {
        return new String(Base64.getDecoder().decode(envelope.payload()), StandardCharsets.UTF_8);
    }

    private static Dsse altered(Dsse envelope) {
        var payload = payload(envelope).replace(DIGEST, OTHER);
        return new Dsse(
                Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8)),
                envelope.payloadType(),
                envelope.signatures());
    }

    /** Without a line of the product. */
    private boolean verifiedByPlainJava(Dsse envelope) throws Exception {
        var payload = payload(envelope);
        var key = KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(
                        Base64.getDecoder().decode(keys.current().publicText())));
        var verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(key);
        var type = envelope.payloadType();
        verifier.update(("DSSEv1 " + type.length() + " " + type + " " + payload.length() + " " + payload)
                .getBytes(StandardCharsets.UTF_8));
        return verifier.verify(
                Base64.getDecoder().decode(envelope.signatures().get(0).sig()));
    }

    private String verifiedByOpenssl(Dsse envelope, Path folder) throws Exception {
        Files.writeString(folder.resolve("payload.b64"), envelope.payload());
        Files.writeString(
                folder.resolve("sig.b64"), envelope.signatures().get(0).sig());
        Files.writeString(
                folder.resolve("gate-pub.pem"),
                "-----BEGIN PUBLIC KEY-----\n" + keys.current().publicText() + "\n-----END PUBLIC KEY-----\n");
        var script = """
                base64 -d payload.b64 > p; PT=application/vnd.in-toto+json
                printf 'DSSEv1 %d %s %d ' ${#PT} "$PT" $(wc -c <p) | cat - p > pae
                base64 -d sig.b64 > s
                openssl dgst -sha256 -verify gate-pub.pem -signature s pae 2>&1
                """;
        var process = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static boolean has(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
