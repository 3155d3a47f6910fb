package io.baton.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerKeysTests {

    @TempDir
    Path directory;

    @Test
    void tellsWhichKeyIsMissingAndHowToMakeOne() {
        assertThatThrownBy(() -> new LedgerKeys(settings(null, LedgerFixture.MAC_KEY, null)))
                .isInstanceOfSatisfying(LedgerKeyMissing.class, missing -> {
                    var analysis = new LedgerKeyMissingAnalyzer().analyze(missing, missing);
                    assertThat(analysis.getDescription()).contains("baton.audit.signing-key is not set");
                    assertThat(analysis.getAction()).contains("openssl rand -base64 32", "BATON_AUDIT_SIGNING_KEY");
                });
    }

    @Test
    void refusesKeysThatAreTooShortOrNoBase64() {
        var tooShort = Base64.getEncoder().encodeToString(new byte[16]);

        assertThatThrownBy(() -> new LedgerKeys(settings(LedgerFixture.SIGNING_KEY, tooShort, null)))
                .hasMessageContaining("baton.audit.mac-key must be at least 32 bytes");
        assertThatThrownBy(() -> new LedgerKeys(settings("not base64!", LedgerFixture.MAC_KEY, null)))
                .hasMessageContaining("baton.audit.signing-key is not base64");
    }

    @Test
    void makesKeysUpOnceAndForItsOwnerOnly() throws IOException {
        var made = new LedgerKeys(settings(null, null, directory));
        var again = new LedgerKeys(settings(null, null, directory));

        assertThat(again.signingSeed()).isEqualTo(made.signingSeed()).isNotEqualTo(new byte[32]);
        for (var name : List.of("signing-key", "mac-key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void knowsAnEventThatAReplacedKeyAuthenticated() {
        var before = new LedgerKeys(settings(LedgerFixture.SIGNING_KEY, LedgerFixture.MAC_KEY, null)).macKeys();
        var replaced = new AuditSettings(
                "",
                "",
                LedgerFixture.SIGNING_KEY,
                Base64.getEncoder().encodeToString(new byte[40]),
                List.of(),
                List.of(LedgerFixture.MAC_KEY),
                null,
                null,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofSeconds(60),
                AuditSettings.WhenStalled.WARN,
                "-");

        var after = new LedgerKeys(replaced).macKeys();

        assertThat(after.provesEvent("{}", before.ofEvent("{}"))).isTrue();
        assertThat(before.provesEvent("{}", after.ofEvent("{}"))).isFalse();
    }

    private static AuditSettings settings(
            @Nullable String signingKey, @Nullable String macKey, @Nullable Path generateIn) {
        return new AuditSettings(
                "",
                "",
                signingKey,
                macKey,
                List.of(),
                List.of(),
                generateIn,
                null,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofSeconds(60),
                AuditSettings.WhenStalled.WARN,
                "-");
    }
}
