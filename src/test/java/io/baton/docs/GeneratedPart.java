package io.baton.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a page that is written from the code, between two markers. A test compares; with {@code -Dbaton.docs=write}
 * it writes.
 */
final class GeneratedPart {

    static final boolean WRITE = "write".equals(System.getProperty("baton.docs"));

    private GeneratedPart() {}

    static void check(Path page, String part, String content) throws IOException {
        var begin = "<!-- generated: " + part + " -->";
        var end = "<!-- end of " + part + " -->";
        var text = Files.readString(page);
        assertThat(text).as("markers in " + page).contains(begin, end);
        var before = text.substring(0, text.indexOf(begin) + begin.length());
        var after = text.substring(text.indexOf(end));
        compare(page, text, before + "\n" + content.strip() + "\n" + after);
    }

    static void checkWhole(Path page, String content) throws IOException {
        compare(page, Files.exists(page) ? Files.readString(page) : "", content.strip() + "\n");
    }

    private static void compare(Path page, String found, String wanted) throws IOException {
        if (WRITE) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, wanted);
            return;
        }
        assertThat(found)
                .as("%s is out of date. Write it anew: mvn test -Dtest='*DocsTests' -Dbaton.docs=write", page)
                .isEqualTo(wanted);
    }
}
