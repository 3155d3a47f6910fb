package io.baton.gate.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.baton.Capability;
import io.baton.StubSystem;
import io.baton.TestDatabase;
import io.baton.audit.AuditEvent;
import io.baton.gate.GatePrincipal.Binding;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.people.BearerTokens.Sent;
import io.baton.platform.Json;
import io.baton.platform.MovableClock;
import io.baton.platform.Refusal;
import io.baton.platform.http.ConnectorSettings;
import io.baton.platform.http.Connectors;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

@Capability("W3.6")
class IdentityTokenTests {

    private static final RSAKey KEY = key("one");
    private static final RSAKey OTHER = key("two");
    private static final String AUDIENCE = "https://baton.example.org";
    private static final String GITHUB = "https://token.actions.githubusercontent.com";
    private static final String GITLAB = "https://gitlab.example.org";
    private static final String JWKS = "GET /.well-known/jwks";

    private final StubSystem provider = new StubSystem();
    private final MovableClock clock = new MovableClock();
    private final List<AuditEvent> events = new ArrayList<>();
    private final TestDatabase db = TestDatabase.with("V420__gate_pipeline.sql");
    private final Pipelines pipelines = new Pipelines(db.jdbc());
    private final PipelineTokens tokens =
            new PipelineTokens(db.jdbc(), new Json(new ObjectMapper().registerModule(new JavaTimeModule())));
    private final Sessions sessions = new Sessions(pipelines, tokens, events::add, clock);
    private IdentityTokens identities = identities();

    @BeforeEach
    void publish() {
        provider.on(JWKS, new JWKSet(KEY.toPublicJWK()).toString())
                .on("GET /oauth/discovery/keys", new JWKSet(KEY.toPublicJWK()).toString());
        pipelines.insert(
                new Pipeline(
                        "shop-deploy",
                        "Deploys the shop",
                        Set.of(),
                        List.of(new Binding("shop", "production", Set.of(Verb.GRANT))),
                        List.of(
                                new Pipeline.Identity(
                                        "gh", "4567", "production", "acme/flows/deploy.yml@refs/heads/main"),
                                new Pipeline.Identity("gl", "99", null, null)),
                        0,
                        clock.instant()),
                "admin");
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void knowsTheRunByItsNumbers() {
        var proof = identities.verified(github(c -> {}));

        assertThat(proof.projectId()).isEqualTo("4567");
        assertThat(proof.run().id()).isEqualTo("4567-118");
        assertThat(proof.run().attempt()).isEqualTo(2);
        assertThat(proof.environment()).isEqualTo("production");
        assertThat(proof.commit()).isEqualTo("9c".repeat(20));
    }

    @Test
    void knowsJobsOfGitlab() {
        var proof = identities.verified(gitlab("push"));

        assertThat(proof.run().id()).isEqualTo("99-7-8");
        assertThat(sessions.pipelineOf(proof, "10.0.0.1").id()).isEqualTo("shop-deploy");
    }

    @Test
    void mergeRequestsThatMayComeFromAForkAreRefused() {
        assertThat(refusal(gitlab("merge_request_event"))).contains("fork");
        assertThat(refusal(github(c -> c.claim("event_name", "pull_request")))).contains("fork");
        assertThat(refusal(github(c -> c.claim("event_name", "pull_request_target"))))
                .contains("fork");
    }

    @Test
    void whateverIsNotAsItShouldBeIsRefused() throws JOSEException {
        assertThat(refusal(github(c -> c.issuer("https://evil.example")))).contains("issuer");
        assertThat(refusal(github(c -> c.audience("https://other.example")))).contains("somebody else");
        assertThat(refusal(github(c -> c.expirationTime(ago(2))))).contains("expired");
        assertThat(refusal(github(c -> c.expirationTime(null)))).contains("expired");
        assertThat(refusal(github(c -> c.issueTime(ago(11))))).contains("older");
        assertThat(refusal(github(c -> c.issueTime(null)))).contains("older");
        assertThat(refusal(github(c -> c.issueTime(ago(-5))))).contains("older");
        assertThat(refusal(github(c -> c.notBeforeTime(ago(-5))))).contains("not valid yet");
        assertThat(refusal(github(c -> c.jwtID(null)))).contains("jti");
        assertThat(refusal(github(c -> c.claim("repository_id", "acme/shop")))).contains("repository_id");
        assertThat(refusal(github(c -> c.claim("run_id", null)))).contains("run_id");
        assertThat(refusal("eyJ.a.b")).contains("cannot be read");
        assertThat(refusal("eyJ" + "a".repeat(9000) + "..")).contains("too long");
        assertThat(refusal(new PlainJWT(claims().build()).serialize())).contains("cannot be read");
        assertThat(refusal(signed(JWSAlgorithm.RS256, "one", claims().build(), new RSASSASigner(OTHER))))
                .contains("signature");
        assertThat(refusal(signed(JWSAlgorithm.RS256, "three", claims().build(), new RSASSASigner(OTHER))))
                .contains("no key");
        assertThat(refusal(signed(JWSAlgorithm.RS512, "one", claims().build(), new RSASSASigner(KEY))))
                .contains("not signed with");
        // the public key taken for a shared secret
        assertThat(refusal(signed(
                        JWSAlgorithm.HS256,
                        "one",
                        claims().build(),
                        new MACSigner(KEY.toPublicJWK().toString().getBytes()))))
                .contains("not signed with");
    }

    @Test
    void aRunOfAnotherProjectEnvironmentOrWorkflowIsNobody() {
        for (var token : List.of(
                github(c -> c.claim("repository_id", "4568")),
                github(c -> c.claim("environment", "staging")),
                github(c -> c.claim("environment", null)),
                github(c -> c.claim("job_workflow_ref", "acme/flows/deploy.yml@refs/heads/mine")))) {
            var proof = identities.verified(token);
            var refused = catchThrowableOfType(Refusal.class, () -> sessions.pipelineOf(proof, "10.0.0.1"));
            assertThat(refused.status().value()).isEqualTo(403);
        }
    }

    @Test
    void theSameNameWithAnotherNumberIsAnotherProject() {
        var proof = identities.verified(
                github(c -> c.claim("repository", "acme/shop").claim("repository_id", "9999")));

        assertThat(catchThrowableOfType(Refusal.class, () -> sessions.pipelineOf(proof, "10.0.0.1"))
                        .rule())
                .isEqualTo("identity-unknown");
    }

    @Test
    void oneIdentityTokenHasOneSessionAtATimeAndItIsBoundToTheRun() {
        var proof = identities.verified(github(c -> {}));
        var first = sessions.open(proof, "shop-deploy");
        var second = sessions.open(proof, "shop-deploy");

        assertThat(kept(first).revokedAt()).isNotNull();
        assertThat(kept(second).isValidAt(clock.instant())).isTrue();
        assertThat(kept(second).proof()).isEqualTo(proof);
        assertThat(kept(second).isValidAt(clock.instant().plus(Duration.ofMinutes(61))))
                .isFalse();
    }

    @Test
    void anIdentityTokenIsGoodForTheExchangeOnly() {
        var bearers = new IdentityBearers(identities, sessions, events::add);
        var token = github(c -> {});

        assertThat(bearers.present(new Sent(token, "10.0.0.1", "POST", "/api/gate/v1/token")))
                .get()
                .extracting(proven -> proven.owner())
                .isEqualTo("shop-deploy");
        for (var path : List.of("/api/gate/v1/grants", "/api/gate/v1/token/x", "/api/tickets")) {
            assertThat(catchThrowableOfType(
                                    Refusal.class, () -> bearers.present(new Sent(token, "10.0.0.1", "POST", path)))
                            .status()
                            .value())
                    .isEqualTo(401);
        }
    }

    @Test
    void whileTheProviderIsAwayKnownKeysCountForFourHours() {
        identities.verified(github(c -> {}));
        provider.always(StubSystem.json(503, "{}"));
        clock.moveBy(Duration.ofHours(3));

        assertThat(identities.verified(github(c -> {})).projectId()).isEqualTo("4567");

        clock.moveBy(Duration.ofMinutes(61));
        assertThat(status(github(c -> {}))).isEqualTo(503);
    }

    @Test
    void withoutKeysNothingIsDecided() {
        provider.always(StubSystem.silence());
        assertThat(status(github(c -> {}))).isEqualTo(503);
        provider.always(StubSystem.reply(200, "text/html", "<html>"));
        clock.moveBy(Duration.ofSeconds(11));
        assertThat(status(github(c -> {}))).isEqualTo(503);
    }

    @Test
    void aNewKeyIsFetchedOnceItIsUsedAndInventedOnesDoNotMakeUsAskForEach() {
        identities.verified(github(c -> {}));
        for (var kid : List.of("a", "b", "c", "d")) {
            refusal(signed(JWSAlgorithm.RS256, kid, claims().build(), signer(OTHER)));
        }
        assertThat(provider.asked()).hasSize(1);
        clock.moveBy(Duration.ofSeconds(11));
        provider.on(JWKS, new JWKSet(List.of(KEY.toPublicJWK(), OTHER.toPublicJWK())).toString());

        assertThat(identities.verified(signed(JWSAlgorithm.RS256, "two", claims().build(), signer(OTHER))))
                .isNotNull();
    }

    private IdentityTokens identities() {
        var settings = new TokenSettings(
                AUDIENCE,
                Map.of(
                        "gh",
                        new TokenSettings.Issuer(GITHUB, "github", way(), null, Duration.ofHours(4)),
                        "gl",
                        new TokenSettings.Issuer(GITLAB, "gitlab", way(), null, Duration.ofHours(4))));
        return new IdentityTokens(settings, Connectors.outbound(), clock);
    }

    private ConnectorSettings way() {
        return new ConnectorSettings(
                URI.create(provider.url()),
                null,
                null,
                null,
                List.of("127.0.0.1"),
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                DataSize.ofKilobytes(64),
                3,
                Duration.ofSeconds(1),
                "applications");
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(GITHUB)
                .audience(AUDIENCE)
                .issueTime(ago(1))
                .notBeforeTime(ago(1))
                .expirationTime(ago(-5))
                .jwtID(UUID.randomUUID().toString())
                .claim("repository", "acme/shop")
                .claim("repository_id", "4567")
                .claim("environment", "production")
                .claim("job_workflow_ref", "acme/flows/deploy.yml@refs/heads/main")
                .claim("event_name", "push")
                .claim("sha", "9c".repeat(20))
                .claim("run_id", "118")
                .claim("run_attempt", "2");
    }

    private String github(Consumer<JWTClaimsSet.Builder> change) {
        var claims = claims();
        change.accept(claims);
        return signed(JWSAlgorithm.RS256, "one", claims.build(), signer(KEY));
    }

    private String gitlab(String source) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(GITLAB)
                .audience(AUDIENCE)
                .issueTime(ago(1))
                .expirationTime(ago(-5))
                .jwtID("job-8")
                .claim("project_id", "99")
                .claim("pipeline_id", 7)
                .claim("job_id", "8")
                .claim("pipeline_source", source)
                .build();
        return signed(JWSAlgorithm.RS256, "one", claims, signer(KEY));
    }

    private Date ago(int minutes) {
        return Date.from(clock.instant().minus(Duration.ofMinutes(minutes)));
    }

    private static String signed(JWSAlgorithm algorithm, @Nullable String kid, JWTClaimsSet claims, JWSSigner signer) {
        try {
            var token =
                    new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static JWSSigner signer(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private String refusal(String token) {
        var refused = catchThrowableOfType(Refusal.class, () -> identities.verified(token));
        assertThat(refused.status().value()).isEqualTo(401);
        return String.valueOf(refused.getMessage());
    }

    private int status(String token) {
        return catchThrowableOfType(Refusal.class, () -> identities.verified(token))
                .status()
                .value();
    }

    private PipelineToken kept(Sessions.Opened opened) {
        return tokens.findByHash(TokenText.read(opened.token()).orElseThrow().hash())
                .orElseThrow();
    }
}
