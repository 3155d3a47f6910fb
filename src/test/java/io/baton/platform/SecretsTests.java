package io.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.Capability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

@Capability("C7.2")
class SecretsTests {

    private final Secrets secrets = new Secrets(new byte[32]);

    @Test
    void opensWhatItSealed() {
        var sealed = secrets.seal("ticket-field:pin", "1234 äöü ✓");

        assertThat(secrets.open("ticket-field:pin", sealed)).isEqualTo("1234 äöü ✓");
    }

    @Test
    void sealsTheSameTextDifferentlyEachTimeAndNeverReadably() {
        var one = secrets.seal("c", "hunter2");
        var two = secrets.seal("c", "hunter2");

        assertThat(one).isNotEqualTo(two);
        assertThat(one.toString()).doesNotContain("hunter2");
    }

    @Test
    void doesNotOpenInAnotherPlaceOrWithAnotherKeyOrAfterTampering() {
        var sealed = secrets.seal("ticket-field:pin", "1234");
        var text = String.valueOf(sealed.get("secret"));
        var tampered = text.substring(0, 10) + (text.charAt(10) == 'A' ? 'B' : 'A') + text.substring(11);
        var otherKey = new byte[32];
        otherKey[0] = 1;

        assertThatThrownBy(() -> secrets.open("ticket-field:note", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Secrets(otherKey).open("ticket-field:pin", sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> secrets.open("ticket-field:pin", Map.of("secret", tampered)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void masksSealedValuesAndNothingElse() {
        var shown = Secrets.masked(Map.of("pin", secrets.seal("c", "1234"), "place", "Berlin"));

        assertThat(shown).isEqualTo(Map.of("pin", "••••", "place", "Berlin"));
    }

    @Test
    void recognisesEqualTextsWithoutGivingThemAway() {
        assertThat(secrets.fingerprint("1234"))
                .isEqualTo(secrets.fingerprint("1234"))
                .hasSize(64);
        assertThat(secrets.fingerprint("1234")).isNotEqualTo(secrets.fingerprint("1235"));
    }

    @Test
    void refusesToStartWithoutItsKeyAndSaysHowToMakeOne(@TempDir Path folder) {
        var settings = new SecretsSettings(null, folder.resolve("field.key"));

        var missing = catchThrowableOfType(
                FieldKeyMissing.class, () -> new SecretsConfiguration().secrets(settings, new MockEnvironment()));
        var words = new FieldKeyMissingAnalyzer().analyze(missing, missing);

        assertThat(words.getDescription()).contains("baton.secrets.field-key is missing");
        assertThat(words.getAction()).contains("openssl rand -base64 32", "BATON_SECRETS_FIELD_KEY");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesAShortKeyWithoutRepeatingIt() {
        assertThatThrownBy(() -> SecretsConfiguration.decoded("c2hvcnQ="))
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining("c2hvcnQ");
    }

    @Test
    void makesItsOwnKeyInTheDemoReadableForTheOwnerOnlyAndKeepsIt(@TempDir Path folder) throws Exception {
        var file = folder.resolve("data/field.key");
        var demo = new MockEnvironment();
        demo.setActiveProfiles("demo");
        var settings = new SecretsSettings(null, file);

        var sealed = new SecretsConfiguration().secrets(settings, demo).seal("c", "text");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent().toFile().list()).containsExactly("field.key");
        assertThat(new SecretsConfiguration().secrets(settings, demo).open("c", sealed))
                .isEqualTo("text");
    }
}
