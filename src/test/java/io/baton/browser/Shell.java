package io.baton.browser;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program and says in words when it failed. */
final class Shell {

    private static final int MINUTES = 10;

    private Shell() {}

    static void run(String... command) {
        run(new ProcessBuilder(command));
    }

    /** Runs a command of the tool that comes inside of the Playwright library. */
    static void playwright(String... arguments) {
        var tool = Driver.ensureDriverInstalled(Map.of(), false).createProcessBuilder();
        tool.command().addAll(List.of(arguments));
        run(tool);
    }

    private static void run(ProcessBuilder builder) {
        var command = String.join(" ", builder.command());
        try {
            var process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("'" + command + "' failed: " + end(said));
            }
        } catch (IOException e) {
            throw new IllegalStateException("'" + command + "' could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String end(String said) {
        return said.length() < 400
                ? said.strip()
                : said.substring(said.length() - 400).strip();
    }
}
