package io.baton.gate.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import io.baton.BatonTest;
import io.baton.Browser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class KeySetTests {

    @LocalServerPort
    int port;

    @Test
    void everybodyMayReadThePublicKeys() throws ParseException {
        var answer = new Browser(port).open("/.well-known/gate-jwks.json");
        var keys = JWKSet.parse(answer.body()).getKeys();

        assertThat(keys).isNotEmpty().noneMatch(key -> key.isPrivate());
        assertThat(new Browser(port)
                        .open("/.well-known/gate-keys/" + keys.get(0).getKeyID())
                        .body())
                .startsWith("-----BEGIN PUBLIC KEY-----");
        assertThat(new Browser(port).open("/.well-known/gate-keys/none").statusCode())
                .isEqualTo(404);
    }

    @Test
    void everybodyMayFindTheDoorsOfTheGate() throws Exception {
        var found = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(new Browser(port).open("/.well-known/change-gate").body());

        assertThat(found.path("apiVersions").toString()).isEqualTo("[\"v1\"]");
        assertThat(found.path("receipts").path("algorithms").toString()).isEqualTo("[\"ES256\"]");
        assertThat(found.path("longestWaitSeconds").asInt()).isEqualTo(55);
        var routes = java.nio.file.Files.readString(java.nio.file.Path.of("src/main/resources/access/routes.csv"));
        found.path("endpoints")
                .forEach(address -> assertThat(routes)
                        .as("a route that is there")
                        .contains(address.asText().replaceFirst("https?://[^/]+", "") + ","));
    }

    @Test
    void everybodyMayFetchTheClientAndItsDigest() throws Exception {
        var script = new Browser(port).open("/gate.sh");
        var digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(script.body().getBytes(StandardCharsets.UTF_8)));

        assertThat(script.body()).startsWith("#!/bin/sh\n");
        assertThat(new Browser(port).open("/gate.sh.sha256").body()).isEqualTo(digest + "  gate.sh\n");
    }
}
