package io.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.platform.Relevance.Hit;
import io.baton.platform.Relevance.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

@Capability("C2.5")
class RelevanceTests {

    private static final List<Text<String>> TEXTS = List.of(
            Text.of("drops", "VPN drops again and again", "The connection is lost on the train."),
            Text.of("first", "Connect to the VPN for the first time", "Start the client."),
            Text.of("paper", "The printer jams", "Paper is jammed in the tray of the printer."));

    @Test
    void bestMatchComesFirst() {
        assertThat(Relevance.rank("my vpn drops", TEXTS, 0.1, 10))
                .extracting(Hit::subject)
                .containsExactly("drops", "first");
    }

    @Test
    void endingsDoNotMatter() {
        assertThat(Relevance.rank("Printers jamming", TEXTS, 0.5, 10))
                .extracting(Hit::subject)
                .containsExactly("paper");
    }

    @Test
    void whatCoversTooLittleOfTheQuestionIsLeftOut() {
        assertThat(Relevance.rank("vpn for a hovercraft full of eels", TEXTS, 0.5, 10))
                .isEmpty();
        assertThat(Relevance.rank("xyzzy", TEXTS, 0.0, 10)).isEmpty();
        assertThat(Relevance.rank("what is it?", TEXTS, 0.0, 10)).isEmpty();
    }

    @Test
    void titleCountsMoreThanBody() {
        assertThat(Relevance.rank("connection", TEXTS, 0, 1).get(0).score()).isEqualTo(0.5);
        assertThat(Relevance.rank("connect", TEXTS, 0, 1).get(0).score()).isEqualTo(1.0);
    }
}
