package io.baton.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A way to come by a browser. They are tried in the order of this page, the next one when a browser does not start. */
enum BrowserSource {
    /** What the machine has already. */
    INSTALLED("an installed Chromium or Chrome on the PATH") {
        @Override
        @Nullable
        Path obtain(Map<String, String> environment) {
            return installed(environment).orElseThrow(() -> new IllegalStateException("there is none"));
        }
    },
    /** What Playwright downloads for itself, once, into its own cache. */
    FETCHED("the Chromium that Playwright fetches") {
        @Override
        @Nullable
        Path obtain(Map<String, String> environment) {
            Shell.playwright("install", "chromium");
            return null;
        }
    },
    /** What the operating system offers. */
    PACKAGE("the Debian package chromium, installed as root") {
        @Override
        @Nullable
        Path obtain(Map<String, String> environment) {
            if (!Files.isExecutable(Path.of("/usr/bin/apt-get")) || !"root".equals(System.getProperty("user.name"))) {
                throw new IllegalStateException("this is no Debian, or not root");
            }
            Shell.run("apt-get", "update", "-q");
            Shell.run("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-dejavu-core");
            return installed(environment)
                    .orElseThrow(() -> new IllegalStateException("it was installed but is not there"));
        }
    };

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final Path MAC = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private final String words;

    BrowserSource(String words) {
        this.words = words;
    }

    /**
     * Sees to it that the browser is there.
     *
     * @return where it is, or null where Playwright knows by itself
     */
    @Nullable
    abstract Path obtain(Map<String, String> environment);

    String words() {
        return words;
    }

    /** The first Chromium or Chrome on the PATH. */
    static Optional<Path> installed(Map<String, String> environment) {
        var folders = Stream.of(environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
        return Stream.concat(
                        NAMES.stream().flatMap(name -> folders.stream().map(folder -> folder.resolve(name))),
                        Stream.of(MAC))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
