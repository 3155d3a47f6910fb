package io.baton.improvement;

import io.baton.engine.ProcessRegistry;
import io.baton.engine.ProcessRegistry.Entry;
import io.baton.people.AnyPerson;
import io.baton.platform.Refusal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The register of models in force, with what those who do the work say about each step. */
@RestController
@AnyPerson
@RequestMapping("/api/processes")
class ProcessController {

    private final ProcessRegistry registry;
    private final StepFlags flags;

    ProcessController(ProcessRegistry registry, StepFlags flags) {
        this.registry = registry;
        this.flags = flags;
    }

    /** One step and how often it was called unnecessary or unclear. */
    record ActivityView(
            String id,
            String name,
            String type,
            String documentation,
            int flags,
            @Nullable String improvement) {}

    /** One model in short. */
    record ProcessLine(
            String key, String name, int version, @Nullable String versionTag, int flags) {}

    /** One model with its steps. */
    record ProcessView(
            String key,
            String name,
            int version,
            @Nullable String versionTag,
            String documentation,
            List<ActivityView> activities) {}

    @GetMapping
    List<ProcessLine> all() {
        var counts = flags.all().stream()
                .collect(Collectors.groupingBy(
                        StepFlags.Count::processKey, Collectors.summingInt(StepFlags.Count::flags)));
        return registry.all().stream()
                .map(entry -> new ProcessLine(
                        entry.key(),
                        entry.name(),
                        entry.version(),
                        entry.versionTag(),
                        counts.getOrDefault(entry.key(), 0)))
                .toList();
    }

    @GetMapping("/{key}")
    ProcessView one(@PathVariable String key) {
        var entry = registry.find(key).orElseThrow(() -> Refusal.notFound("Process " + key));
        var counts = flags.of(key).stream().collect(Collectors.toMap(StepFlags.Count::activityId, Function.identity()));
        return new ProcessView(
                entry.key(),
                entry.name(),
                entry.version(),
                entry.versionTag(),
                entry.documentation(),
                activities(entry, counts));
    }

    private static List<ActivityView> activities(Entry entry, Map<String, StepFlags.Count> counts) {
        return entry.activities().stream()
                .map(activity -> {
                    var count = counts.get(activity.id());
                    return new ActivityView(
                            activity.id(),
                            activity.name(),
                            activity.type(),
                            activity.documentation(),
                            count == null ? 0 : count.flags(),
                            count == null ? null : count.improvementKey());
                })
                .toList();
    }
}
