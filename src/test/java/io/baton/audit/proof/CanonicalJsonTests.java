package io.baton.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalJsonTests {

    @Test
    void writesNumbersAndNamesAsTheStandardDoes() {
        var content = new LinkedHashMap<String, Object>();
        content.put("numbers", List.of(333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001));
        content.put("\u20ac", "Euro \u000f\n");
        content.put("1", "One");
        content.put("\ud83d\ude00", "Smiley");

        assertThat(CanonicalJson.of(content))
                .isEqualTo("{\"1\":\"One\",\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"\u20ac\":\"Euro \\u000f\\n\",\"\ud83d\ude00\":\"Smiley\"}");
    }

    @Test
    void staysTheSameWhenReadAndWrittenAgain() {
        var content = new LinkedHashMap<String, Object>();
        content.put("big", Long.MAX_VALUE);
        content.put("exact", 9_007_199_254_740_992L);
        content.put("double", 1.0E-7);
        content.put("notANumber", Double.NaN);
        content.put("at", Instant.EPOCH);
        content.put("nested", List.of(List.of(), new String[] {"a", "b"}));
        content.put("nothing", null);
        var once = CanonicalJson.of(content);

        assertThat(CanonicalJson.of(CanonicalJson.read(once))).isEqualTo(once);
    }

    @Test
    void replacesWhatADatabaseCannotHold() {
        assertThat(CanonicalJson.clean("a\u0000b\ud800c\udc00\ud83d\ude00", 100))
                .isEqualTo("a\ufffdb\ufffdc\ufffd\ud83d\ude00");
        assertThat(CanonicalJson.clean("ab\ud83d\ude00", 3)).isEqualTo("ab");
    }
}
