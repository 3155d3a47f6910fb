package io.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonWriter;

class MaskedLogTests {

    @Test
    void noCredentialIsInALogInJson() {
        var written = JsonWriter.<Object>of(members -> {
                    members.add(
                            "message",
                            "Received [authorization: Bearer gtk_abcdefgh_SECRET_00000000] and gtk_abcdefgh_SECRET");
                    members.add("count", 3);
                    new MaskedLog().customize(members);
                })
                .writeToString("x");

        assertThat(written).doesNotContain("SECRET").contains("Bearer ***", "\"count\":3");
    }
}
