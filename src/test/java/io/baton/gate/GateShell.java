package io.baton.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs shell scripts as a pipeline does: in an empty folder, with nothing but what it is given. */
public final class GateShell {

    public static final Path SCRIPT = Path.of("src/main/resources/gate/gate.sh").toAbsolutePath();

    /** @param said everything it wrote to its outputs */
    public record Ended(int code, String said) {}

    private final Path folder;
    private final Map<String, String> settings = new TreeMap<>();

    public GateShell(Path folder, String url) {
        this.folder = folder;
        settings.put("PATH", System.getenv("PATH"));
        settings.put("TMPDIR", folder.toString());
        settings.put("GATE_URL", url);
        settings.put("GATE_SERVICE", "shop");
        settings.put("GATE_ENV", "production");
        settings.put("GATE_RUN", "build-118");
        settings.put("GATE_WAIT", "2");
        settings.put("GATE_PATIENCE", "2");
        settings.put("GATE_PAUSE", "0");
    }

    public GateShell with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    public Ended gate(String... arguments) {
        return run(SCRIPT, arguments);
    }

    public Ended run(Path script, String... arguments) {
        return run("", script, arguments);
    }

    public Ended run(String input, Path script, String... arguments) {
        var command = Stream.concat(Stream.of("sh", script.toString()), Stream.of(arguments))
                .toList();
        return run(input, command);
    }

    public Ended run(String input, List<String> command) {
        try {
            var output = Files.createTempFile(folder, "said", ".txt");
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().clear();
            builder.environment().putAll(settings);
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
            var process = builder.start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes());
            } catch (IOException e) {
                // it did not want to know
            }
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
            return new Ended(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public String file(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }
}
