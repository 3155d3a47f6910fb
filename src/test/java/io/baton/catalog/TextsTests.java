package io.baton.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Best regards",
                "Many thanks and kind regards",
                "With kind regards,",
                "Regards Petra",
                "-- ",
                "Sent from my iPhone",
                "Mit freundlichen Grüßen",
                "Viele Gruesse",
                "LG Stefan",
                "Yours sincerely"
            })
    void whatStandsUnderTheClosingWordsIsNoPartOfTheMessage(String closing) {
        assertThat(Texts.message("My mouse is broken.\n\n" + closing + "\nHead of laptops\nPhone 123"))
                .isEqualTo("My mouse is broken.\n");
    }

    @Test
    void answeredMailIsNoPartOfTheMessage() {
        assertThat(Texts.message("Still broken.\n> Is the printer broken?")).isEqualTo("Still broken.");
    }

    @Test
    void mailThatSaysNothingElseIsReadAsItIs() {
        assertThat(Texts.message("Best regards\nPhone")).isEqualTo("Best regards\nPhone");
        assertThat(Texts.message("The best wishlist tool is down")).isEqualTo("The best wishlist tool is down");
    }
}
