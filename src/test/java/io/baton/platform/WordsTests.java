package io.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("I1.2")
class WordsTests {

    @ParameterizedTest(name = "\"{0}\" → \"{1}\"")
    @CsvSource(textBlock = """
                    'I NEED  a\tnew\nLaptop!',  ' i need a new laptop '
                    'It doesn''t work',         ' it doesnt work '
                    'It doesn’t work',          ' it doesnt work '
                    'Ｗｉ－Ｆｉ',                  ' wi fi '
                    'Émile’s café',             ' emiles cafe '
                    'ﬁle',                      ' file '
                    'İstanbul',                 ' istanbul '
                    '... !!! ',                 ''
                    '',                         ''""")
    void readsTextAsPlainWords(String text, String words) {
        assertThat(Words.normalised(text)).isEqualTo(words);
    }

    @Test
    void findsWordsAndNeverParts() {
        var text = Words.normalised("My VPN-client at the home office");

        assertThat(Words.holds(text, "vpn")).isTrue();
        assertThat(Words.holds(text, "Home Office")).isTrue();
        assertThat(Words.holds(text, "off")).isFalse();
        assertThat(Words.holds(text, "")).isFalse();
    }

    @Test
    void cutsAtAWord() {
        assertThat(Words.cut(" one two three ", 10)).isEqualTo(" one two ");
        assertThat(Words.cut(" one ", 10)).isEqualTo(" one ");
    }
}
