package io.baton.engine;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.springframework.core.io.ClassPathResource;

/** The reviewed list of work that robots may fetch, {@code access/robots.csv}. */
public final class RobotTopics {

    /**
     * One kind of work.
     *
     * @param process id of the process it belongs to
     * @param reads input parameters that the robot may see
     * @param writes variables that the robot may set
     * @param longestLock how long it may keep the work without a sign of life
     */
    public record Topic(String name, String process, Set<String> reads, Set<String> writes, Duration longestLock) {}

    private static final String SOURCE = "access/robots.csv";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();
    private static final Map<String, Topic> TOPICS = read();

    private RobotTopics() {}

    public static Optional<Topic> named(String topic) {
        return Optional.ofNullable(TOPICS.get(topic));
    }

    public static Set<String> names() {
        return TOPICS.keySet();
    }

    /** Everything that any robot may set. */
    public static Set<String> writable() {
        var names = new LinkedHashSet<String>();
        TOPICS.values().forEach(topic -> names.addAll(topic.writes()));
        return names;
    }

    private static Map<String, Topic> read() {
        try (var text = new InputStreamReader(new ClassPathResource(SOURCE).getInputStream(), StandardCharsets.UTF_8);
                var lines = FORMAT.parse(text)) {
            var topics = new LinkedHashMap<String, Topic>();
            lines.forEach(line -> topics.put(
                    line.get("topic"),
                    new Topic(
                            line.get("topic"),
                            line.get("process"),
                            words(line.get("reads")),
                            words(line.get("writes")),
                            Duration.parse(line.get("longestLock")))));
            return topics;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> words(String text) {
        return new LinkedHashSet<>(List.of(text.strip().split("\\s+")));
    }
}
