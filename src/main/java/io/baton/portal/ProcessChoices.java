package io.baton.portal;

import io.baton.engine.ProcessRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The models in force and their steps, for people to choose what they speak about. */
@Component
class ProcessChoices {

    private final ProcessRegistry registry;

    ProcessChoices(ProcessRegistry registry) {
        this.registry = registry;
    }

    /** A model as a whole, or one step of it; the value is the key, and the id of the step after a slash. */
    record Choice(String value, String label) {}

    /** One model and the choices within it. */
    record Group(String name, List<Choice> choices) {}

    /** What a value means. */
    record Chosen(@Nullable String process, @Nullable String activity) {

        static Chosen of(String value) {
            var parts = value.strip().split("/", 2);
            return new Chosen(parts[0].isEmpty() ? null : parts[0], parts.length > 1 ? parts[1] : null);
        }
    }

    List<Group> all() {
        return registry.all().stream().map(ProcessChoices::group).toList();
    }

    private static Group group(ProcessRegistry.Entry model) {
        var whole = new Choice(model.key(), model.name() + " as a whole");
        var steps = model.activities().stream().map(step -> new Choice(model.key() + "/" + step.id(), step.name()));
        return new Group(model.name(), Stream.concat(Stream.of(whole), steps).toList());
    }
}
