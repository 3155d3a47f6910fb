package io.baton.gate.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTextTests {

    private final TokenText token = TokenText.make(new SecureRandom());

    @Test
    void isReadBackAsItWasMade() {
        assertThat(token.whole()).matches("gtk_[0-9a-z]{8}_[0-9A-Za-z]{43}_[0-9a-f]{8}");
        assertThat(TokenText.read(token.whole())).contains(token);
        assertThat(TokenText.read(token.whole()).orElseThrow().hash())
                .isEqualTo(token.hash())
                .hasSize(64);
    }

    @Test
    void oneWrongCharacterIsNoticedWithoutAskingAnybody() {
        var at = 20;
        var other = token.whole().charAt(at) == 'A' ? 'B' : 'A';
        var wrong = token.whole().substring(0, at) + other + token.whole().substring(at + 1);

        assertThat(TokenText.read(wrong)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gtk_", "gtk_abcdefgh_short_00000000", "gtk_' or 1=1 --", "Bearer gtk_x"})
    void otherTextsAreNoTokens(String text) {
        assertThat(TokenText.read(text)).isEmpty();
    }

    @Test
    void itsSecretIsNotPrinted() {
        assertThat(token.toString()).isEqualTo("gtk_" + token.id());
    }

    @Test
    void noTwoAreAlike() {
        assertThat(TokenText.make(new SecureRandom()).hash()).isNotEqualTo(token.hash());
    }
}
