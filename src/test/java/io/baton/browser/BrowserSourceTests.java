package io.baton.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserSourceTests {

    @TempDir
    private Path folder;

    @Test
    void findsTheBrowserThatIsOnThePath() throws IOException {
        var chrome = program("google-chrome");

        assertThat(BrowserSource.installed(Map.of("PATH", "/nowhere:" + folder)))
                .contains(chrome);
    }

    @Test
    void prefersChromiumToChrome() throws IOException {
        program("google-chrome");
        var chromium = program("chromium");

        assertThat(BrowserSource.installed(Map.of("PATH", folder.toString()))).contains(chromium);
    }

    @Test
    void passesOverAFileThatCannotBeRun() throws IOException {
        Files.createFile(folder.resolve("chromium"));

        assertThat(BrowserSource.installed(Map.of("PATH", folder.toString())).filter(found -> found.startsWith(folder)))
                .isEmpty();
    }

    @Test
    void goesOnToTheNextSourceWhenABrowserDoesNotStart() throws IOException {
        program("chromium");
        var asked = new ArrayList<BrowserSource>();

        var started = Chromium.first(
                List.of(BrowserSource.INSTALLED, BrowserSource.INSTALLED),
                Map.of("PATH", folder.toString()),
                (source, path) -> {
                    asked.add(source);
                    if (asked.size() == 1) {
                        throw new IllegalStateException("a library is missing");
                    }
                    return "running";
                });

        assertThat(started).isEqualTo("running");
        assertThat(asked).hasSize(2);
    }

    @Test
    void failsInWordsWhenThereIsNoBrowserAtAll() throws IOException {
        program("chromium");

        assertThatThrownBy(() -> Chromium.first(
                        List.of(BrowserSource.INSTALLED), Map.of("PATH", folder.toString()), (source, path) -> {
                            throw new IllegalStateException("a library is missing");
                        }))
                .hasMessageContaining("Install Chromium or Chrome")
                .hasMessageContaining("an installed Chromium or Chrome on the PATH: a library is missing");
    }

    private Path program(String name) throws IOException {
        var program = Files.createFile(folder.resolve(name));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }
}
