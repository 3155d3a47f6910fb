package io.baton.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The one browser of a test run. It is looked for, fetched or installed when it is first needed. */
final class Chromium {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static @Nullable Browser running;

    private Chromium() {}

    static synchronized Browser get() {
        if (running == null || !running.isConnected()) {
            // Which browser is used is decided here, not by the library's own download of all of them.
            var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            var playwright = Playwright.create(new CreateOptions().setEnv(environment));
            running = first(List.of(BrowserSource.values()), System.getenv(), (source, path) -> {
                var options = new LaunchOptions().setArgs(ARGUMENTS);
                return playwright.chromium().launch(path == null ? options : options.setExecutablePath(path));
            });
        }
        return running;
    }

    /**
     * The first browser that starts.
     *
     * @throws IllegalStateException naming everything that was tried and why it did not work
     */
    static <T> T first(
            List<BrowserSource> sources,
            Map<String, String> environment,
            BiFunction<BrowserSource, @Nullable Path, T> start) {
        var tried = new ArrayList<String>();
        for (var source : sources) {
            try {
                return start.apply(source, source.obtain(environment));
            } catch (RuntimeException e) {
                tried.add(source.words() + ": " + e.getMessage());
            }
        }
        throw new IllegalStateException("No browser for the browser tests. Install Chromium or Chrome. Tried:\n- "
                + String.join("\n- ", tried));
    }
}
