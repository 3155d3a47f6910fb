package io.baton.gate;

import static io.baton.StubSystem.cutOff;
import static io.baton.StubSystem.inTurn;
import static io.baton.StubSystem.json;
import static io.baton.StubSystem.reply;
import static io.baton.StubSystem.silence;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.StubSystem;
import io.baton.StubSystem.Behaviour;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped client against a gate that behaves well, badly, or is none. */
@Capability("W3.6")
class GateShellTests {

    private static final String GRANTS = "POST /api/gate/v1/grants";
    private static final String TOKEN = "gtk_abcdefgh_secret_00000000";
    private static final String GRANT = "{\"id\":\"0198-grant\",\"state\":\"active\",\"decisionId\":\"d\"}";
    private static final Behaviour OPEN = reply(
            201, "application/json", GRANT, "Gate-Decision: open", "Gate-Grant: 0198-grant", "Gate-Change: CHG-1");
    private static final Behaviour CLOSED = reply(
            423,
            "application/problem+json",
            "{\"detail\":\"window.inside: opens at ten\",\"rules\":[{\"id\":\"x\",\"detail\":\"of one rule\"}]}",
            "Gate-Decision: closed",
            "Gate-Reason: window.inside",
            "Retry-After: 0");

    private final StubSystem gate =
            new StubSystem().on("GET /api/gate/v1/grants/0198-grant/receipt", "{\"payload\":\"e30=\"}");

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        gate.close();
    }

    static Stream<Arguments> behaviours() {
        return Stream.of(
                of("open at once", 0, OPEN),
                of("closed twice, then open", 0, CLOSED, CLOSED, OPEN),
                of("in trouble, then open", 0, json(503, "{}"), json(502, "<html>"), OPEN),
                of("hangs up, then open", 0, silence(), OPEN),
                of("cuts its answer off", 3, cutOff(GRANT)),
                of("too many calls, then open", 0, reply(429, "application/json", "{}", "Retry-After: 0"), OPEN),
                of("closed for good", 1, json(409, "{\"detail\":\"change.approved: rejected\"}")),
                of("no content", 1, (asked, out, closing) -> out.write("HTTP/1.1 204 No\r\n\r\n".getBytes())),
                of("accepted, which is not open", 1, json(202, GRANT)),
                of("sends us elsewhere", 1, reply(301, "text/plain", "", "Location: http://127.0.0.1:1/")),
                of("temporarily elsewhere", 1, reply(307, "text/plain", "", "Location: /api/gate/v1/open")),
                of("not modified", 1, (asked, out, closing) -> out.write("HTTP/1.1 304 No\r\n\r\n".getBytes())),
                of("closed for ever", 2, CLOSED),
                of("for ever in trouble", 3, json(500, "{}")),
                of("200 without the word that it is open", 3, json(200, GRANT)),
                of("open without a grant", 3, reply(200, "application/json", GRANT, "Gate-Decision: open")),
                of(
                        "says closed with 200",
                        3,
                        reply(200, "application/json", GRANT, "Gate-Decision: closed", "Gate-Grant: 0198-grant")),
                of("a portal that says 200 to everything", 3, reply(200, "text/html", "<html>Sign in</html>")),
                of("does not know the token", 4, json(401, "{}")),
                of("not for this service", 4, json(403, "{}")),
                of("wants a digest", 4, json(428, "{\"detail\":\"artifact.named: name a digest\"}")),
                of("cannot read the call", 4, json(400, "{}")),
                of("finds the call impossible", 4, json(422, "{}")),
                of("is not there", 4, json(404, "{}")),
                of("speaks no HTTP", 3, (asked, out, closing) -> out.write("what?\r\n\r\n".getBytes())));
    }

    private static Arguments of(String what, int code, Behaviour... behaviours) {
        return Arguments.of(what, code, inTurn(behaviours));
    }

    @ParameterizedTest(name = "{0}: exit {1}")
    @MethodSource("behaviours")
    void isOpenOnlyWhereTheGateSaysSo(String what, int code, Behaviour behaviour) {
        gate.on(GRANTS, behaviour);
        var client = client().with("GATE_TOKEN", TOKEN);

        var ended = client.gate();

        assertThat(ended.code()).as(ended.said()).isEqualTo(code);
        assertThat(client.has("gate-grant.json")).isEqualTo(code == 0);
        assertThat(ended.said()).doesNotContain(TOKEN);
    }

    @Test
    void saysWhyItWaits() {
        gate.on(GRANTS, CLOSED);

        assertThat(client().with("GATE_TOKEN", TOKEN).gate().said())
                .contains("closed for now: window.inside: opens at ten")
                .doesNotContain("of one rule");
    }

    @Test
    void keepsGrantAndReceipt() {
        gate.on(GRANTS, OPEN);
        var client = client().with("GATE_TOKEN", TOKEN);

        assertThat(client.gate().code()).isZero();

        assertThat(client.file("gate-grant.json")).isEqualTo(GRANT);
        assertThat(client.file("gate-receipt.json")).isEqualTo("{\"payload\":\"e30=\"}");
    }

    @Test
    void aGrantOfAnEarlierRunIsNotTakenForOne() throws IOException {
        Files.writeString(folder.resolve("gate-grant.json"), GRANT);
        gate.on(GRANTS, json(409, "{}"));
        var client = client().with("GATE_TOKEN", TOKEN);

        client.gate();

        assertThat(client.has("gate-grant.json")).isFalse();
    }

    @Test
    void nobodyThereIsNotOpen() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var ended = new GateShell(folder, "http://127.0.0.1:" + free)
                .with("GATE_TOKEN", TOKEN)
                .gate();

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.said()).contains("out of reach");
    }

    @Test
    void withoutACredentialNothingIsAsked() {
        assertThat(client().gate().code()).isEqualTo(4);
        assertThat(client().with("GATE_TOKEN", "two words").gate().code()).isEqualTo(4);
        assertThat(client().with("GATE_TOKEN", "x\"\nurl = \"http://evil")
                        .gate()
                        .code())
                .isEqualTo(4);
        assertThat(gate.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GATE_URL", "GATE_SERVICE", "GATE_ENV", "GATE_RUN"})
    void saysWhichSettingIsMissing(String name) {
        var ended = client().with("GATE_TOKEN", TOKEN).with(name, "").gate();

        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.said()).contains(name);
    }

    @Test
    void readsTheTokenFromAFileOrFromStandardInput() throws IOException {
        gate.on(GRANTS, OPEN);
        var file = Files.writeString(folder.resolve("token"), TOKEN + "\n");

        assertThat(client().with("GATE_TOKEN_FILE", file.toString()).gate().code())
                .isZero();
        assertThat(client().with("GATE_TOKEN_FILE", "-")
                        .run(TOKEN + "\n", GateShell.SCRIPT)
                        .code())
                .isZero();

        assertThat(gate.asked()).allMatch(asked -> asked.header("authorization").equals("Bearer " + TOKEN));
    }

    @Test
    void theTokenIsOnNoCommandLine() throws IOException {
        gate.on(GRANTS, OPEN);
        var spy = Files.createDirectory(folder.resolve("bin")).resolve("curl");
        Files.writeString(spy, "#!/bin/sh\nprintf '%s\\n' \"$*\" >>" + folder + "/lines\nexec curl.real \"$@\"\n");
        assertThat(spy.toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(spy.resolveSibling("curl.real"), which("curl"));
        var client = client().with("GATE_TOKEN", TOKEN).with("PATH", spy.getParent() + ":" + System.getenv("PATH"));

        assertThat(client.gate().code()).isZero();

        assertThat(client.file("lines")).contains("/api/gate/v1/grants").doesNotContain("secret");
    }

    @Test
    void asksForWhatItWasTold() {
        gate.on(GRANTS, OPEN);
        client().with("GATE_TOKEN", TOKEN)
                .with("GATE_COMMIT", "9c1f")
                .with("GATE_DIGEST", "sha256:aa sha256:bb")
                .with("GATE_CHANGE", "CHG-1")
                .with("GATE_VERSION", "1.4 & 2")
                .gate();

        var asked = gate.written().get(0);
        assertThat(asked.body())
                .contains("service=shop", "environment=production", "run=build-118", "system=shell", "commit=9c1f")
                .contains("digest=sha256%3Aaa", "digest=sha256%3Abb", "change=CHG-1")
                .containsPattern("version=1\\.4(%20|\\+)%26(%20|\\+)2");
        assertThat(asked.header("idempotency-key")).isEqualTo("shell-build-118-1-shop-production");
    }

    @Test
    void waitsInLineForTheChangeThatWasNamed() {
        gate.on(GRANTS, inTurn(reply(423, "application/json", "{}", "Gate-Change: CHG-7"), OPEN));
        client().with("GATE_TOKEN", TOKEN).gate();

        assertThat(gate.asked()).anySatisfy(asked -> {
            assertThat(asked.path()).contains("/check?").contains("change=CHG-7");
            assertThat(asked.header("prefer")).startsWith("wait=");
        });
    }

    @Test
    void exchangesTheIdentityTokenAndRenewsTheSessionThatEnds() {
        gate.on("POST /api/gate/v1/token", inTurn(json(503, "{}"), session("one"), session("two")))
                .on(GRANTS, inTurn(CLOSED, json(401, "{}"), OPEN));

        var ended = client().with("GATE_OIDC", "e.y.j").gate();

        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(gate.written().stream().map(asked -> asked.header("authorization")))
                .containsExactly(
                        "Bearer e.y.j",
                        "Bearer e.y.j",
                        "Bearer gtk_one",
                        "Bearer gtk_one",
                        "Bearer e.y.j",
                        "Bearer gtk_two");
    }

    @Test
    void aSessionThatIsRefusedAtOnceIsNotAskedForAgainAndAgain() {
        gate.on("POST /api/gate/v1/token", session("one")).on(GRANTS, json(401, "{}"));

        assertThat(client().with("GATE_OIDC", "e.y.j").gate().code()).isEqualTo(4);
        assertThat(gate.written()).hasSize(4);
    }

    @Test
    void anIdentityTokenThatIsRefusedEndsIt() {
        gate.on("POST /api/gate/v1/token", json(401, "{}"));

        assertThat(client().with("GATE_OIDC", "e.y.j").gate().code()).isEqualTo(4);
    }

    @Test
    void fetchesTheIdentityTokenOnGithub() {
        gate.always(json(200, "{\"value\":\"e.y.j\"}"))
                .on("POST /api/gate/v1/token", session("one"))
                .on(GRANTS, OPEN);

        var ended = client().with("ACTIONS_ID_TOKEN_REQUEST_URL", gate.url() + "/oidc?x=1")
                .with("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "of-the-runner")
                .gate();

        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(gate.asked().get(0).header("authorization")).isEqualTo("Bearer of-the-runner");
        assertThat(gate.asked().get(0).path()).startsWith("/oidc?x=1&audience=http");
    }

    @Test
    void keepsTheSessionForTheNextCall() {
        gate.on("POST /api/gate/v1/token", session("one"))
                .on(GRANTS, OPEN)
                .on("PUT /api/gate/v1/grants/0198-grant/result", "{}");
        var client = client().with("GATE_OIDC", "e.y.j")
                .with("GATE_SESSION_FILE", folder.resolve("session").toString());

        assertThat(client.gate().code()).isZero();
        assertThat(client.gate("result", "succeeded").code()).isZero();

        assertThat(gate.asked().stream().filter(asked -> asked.path().endsWith("/token")))
                .hasSize(1);
    }

    @Test
    void reportsWhatCameOfIt() {
        gate.on(GRANTS, OPEN)
                .on("PUT /api/gate/v1/grants/0198-grant/result", inTurn(json(502, "{}"), json(200, GRANT)));
        var client = client().with("GATE_TOKEN", TOKEN);
        client.gate();

        assertThat(client.gate("result", "success").code()).isZero();

        assertThat(gate.written().get(2).body()).isEqualTo("{\"outcome\":\"success\"}");
    }

    @Test
    void reportsNothingWithoutAGrantOrAnOutcome() throws IOException {
        var client = client().with("GATE_TOKEN", TOKEN);
        assertThat(client.gate("result", "succeeded").code()).isEqualTo(4);
        Files.writeString(folder.resolve("gate-grant.json"), GRANT);
        assertThat(client.gate("result").code()).isEqualTo(4);
        assertThat(client.gate("result", "\",\"x\":\"").code()).isEqualTo(4);
        assertThat(client.gate("explode").code()).isEqualTo(4);
    }

    @Test
    void watchEndsAsSoonAsTheGrantIsRevoked() throws IOException {
        Files.writeString(folder.resolve("gate-grant.json"), GRANT);
        gate.on("GET /api/gate/v1/grants/0198-grant", inTurn(state("active"), state("revoked")));

        assertThat(client().with("GATE_TOKEN", TOKEN).gate("watch").code()).isEqualTo(1);

        gate.on("GET /api/gate/v1/grants/0198-grant", state("completed"));
        assertThat(client().with("GATE_TOKEN", TOKEN).gate("watch").code()).isZero();
    }

    @Test
    void leavesNoCredentialBehind() throws IOException {
        gate.on(GRANTS, json(409, "{}"));
        client().with("GATE_TOKEN", TOKEN).gate();

        try (var files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().contains("gate."))).isEmpty();
        }
    }

    private GateShell client() {
        return new GateShell(folder, gate.url());
    }

    private static Behaviour session(String name) {
        return json(200, "{\"token\":\"gtk_" + name + "\",\"expiresAt\":\"x\"}");
    }

    private static Behaviour state(String state) {
        return reply(200, "application/json", "{}", "Gate-Grant-State: " + state);
    }

    private static Path which(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
