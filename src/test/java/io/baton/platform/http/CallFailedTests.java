package io.baton.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallFailedTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /x\nAuthorization: Bearer hunter2.hunter2\nAccept: */*",
                "GET /x\nCookie: PHPSESSID=hunter2",
                "set-cookie: hunter2",
                "X-Auth-Token: hunter2",
                "{\"user\":\"a\",\"password\":\"hunter2\"}",
                "{\"auth_pwd\" : \"hun\\\"ter2 hunter2\"}",
                "{\"client_secret\": hunter2}",
                "{\"body\":\"{\\\"api_key\\\":\\\"hunter2\\\"}\"}",
                "auth_user=rest&auth_pwd=hunter2&json_data=x",
                "https://host/path?access_token=hunter2",
                "https://rest:hunter2@host/path",
                "<form><password>hunter2</password></form>",
                "said Basic hunter2hunter2",
                "{\"token\":\"hunter2"
            })
    void showsNoSecret(String text) {
        var failed = new CallFailed("asset", text, text, text);

        assertThat(failed.getMessage()).doesNotContain("hunter2");
        assertThat(failed.summary()).contains("***").doesNotContain("hunter2");
        assertThat(failed.request().orElseThrow()).doesNotContain("hunter2");
        assertThat(failed.response().orElseThrow()).doesNotContain("hunter2");
    }

    @Test
    void keepsWhatIsNoSecret() {
        var text =
                "POST /api/v1/hardware/7/checkout\nAccept: application/json\n\n{\"assigned_user\":7,\"note\":\"REQ-1\"}";

        assertThat(MaskedText.of(text)).isEqualTo(text);
    }

    @Test
    void hidesKnownSecretsWhereverTheyStand() {
        assertThat(MaskedText.of("You sent us s3cr3t-value, thank you", List.of("s3cr3t-value")))
                .isEqualTo("You sent us ***, thank you");
    }

    @Test
    void endsLongTextsAndDropsControlCharacters() {
        assertThat(MaskedText.of("x".repeat(1_000_000)))
                .hasSize(MaskedText.LONGEST)
                .endsWith("…");
        assertThat(MaskedText.of("a\u001b[31mb\u0000")).isEqualTo("a?[31mb?");
    }
}
