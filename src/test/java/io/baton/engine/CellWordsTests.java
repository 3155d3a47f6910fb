package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("C2.4")
class CellWordsTests {

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', textBlock = """
                    -;\u0001\u0001
                    "HIGH";HIGH
                    "P1","P2";P1 or P2
                    not("LOW");not LOW
                    not(1);not 1
                    not(null);given
                    null;nothing
                    0, null;0 or nothing
                    true;yes
                    false,null;no or nothing
                    >= 1;1 or more
                    < 3;less than 3
                    matches(?, " (vpn|remote access) ");words: vpn, remote access
                    matches(?, " (vpn) ") or matches(?, " (wifi|lan) ");words: vpn, wifi, lan
                    contains(?, "vpn") or contains(?, " remote access ");words: vpn, remote access
                    matches(?, " (half|some) .*(sites|users) ") and matches(?, " (down) ");words: half, some … sites, users and words: down
                    string length(?) > 3;string length(?) > 3""")
    void conditionReadsAsWords(String cell, String words) {
        assertThat(CellWords.condition(cell)).isEqualTo(words);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', textBlock = """
                    "P1";P1
                    itemCategory;itemCategory
                    "a, b";a, b
                    if vip = true then 4 else 8;4 or 8
                    if matches(ask, " (a) ") then "x" else if matches(ask, " (b) ") then "y" else null;x or y or nothing
                    3;3""")
    void answerReadsAsWords(String cell, String words) {
        assertThat(CellWords.value(cell)).isEqualTo(words);
    }
}
