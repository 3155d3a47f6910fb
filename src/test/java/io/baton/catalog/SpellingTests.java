package io.baton.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("I1.2")
class SpellingTests {

    private static final Set<String> KNOWN = new TreeSet<>(
            Set.of("access", "password", "printer", "laptop", "keyboard", "mouse", "license", "software", "network"));

    @ParameterizedTest
    @CsvSource({
        "pasword, password",
        "acces, access",
        "passwort, password",
        "pritner, printer",
        "latpop, laptop",
        "keybord, keyboard",
        "sofwtare, software",
        "softwares, software",
        "netwerk, network"
    })
    void takesASlipOfThePenForTheWordThatIsMeant(String written, String meant) {
        assertThat(Spelling.corrected(" my " + written + " please ", KNOWN)).isEqualTo(" my " + meant + " please ");
    }

    @ParameterizedTest
    @CsvSource({"house", "succes", "laptop", "prints", "paswrd", "pass", "12345678", "word", "assword"})
    void leavesAloneWhatIsTooShortTooFarAwayOrAWordOfItsOwn(String written) {
        assertThat(Spelling.corrected(" " + written + " ", KNOWN)).isEqualTo(" " + written + " ");
    }

    @Test
    void knowsNothingToCorrectInAnEmptyAsk() {
        assertThat(Spelling.corrected("", KNOWN)).isEmpty();
    }
}
