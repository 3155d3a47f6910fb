package io.baton.engine.lint;

import io.baton.engine.NodeProperty;
import io.baton.ticket.StateProperties;
import java.beans.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The models and the vocabulary of the product as they lie in the source tree, for tests that need no server. */
public final class Shipped {

    private Shipped() {}

    public static List<NodeProperty> properties() {
        return List.of(
                StateProperties.ticketState(),
                StateProperties.ticketStateOnLeave(),
                StateProperties.taskState(),
                StateProperties.taskStateOnLeave(),
                StateProperties.remember(),
                StateProperties.evenOnHold(),
                StateProperties.endsEscalation(),
                StateProperties.restsOnHold(),
                StateProperties.decides(),
                StateProperties.reason());
    }

    /** Names of the delegates and listeners, as Spring would give them to the beans. */
    public static Set<String> beans() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        for (var kind : List.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class)) {
            scanner.addIncludeFilter(new AssignableTypeFilter(kind));
        }
        var names = new TreeSet<String>();
        for (var component : scanner.findCandidateComponents("io.baton")) {
            var className = String.valueOf(component.getBeanClassName());
            var simpleName = className.substring(className.lastIndexOf('.') + 1);
            if (simpleName.endsWith("Delegate") || simpleName.endsWith("Listener")) {
                names.add(Introspector.decapitalize(simpleName));
            }
        }
        return names;
    }

    public static ModelLint lint() {
        return new ModelLint(new Vocabulary(beans(), properties(), List.of(), List.of()));
    }

    public static List<ModelFile> models() {
        var files = new ArrayList<ModelFile>();
        for (var kind : ModelKind.values()) {
            files.addAll(models(kind));
        }
        return files;
    }

    public static List<ModelFile> models(ModelKind kind) {
        var folder = Path.of(System.getProperty("baton.models", "."), kind.folder());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(p -> p.toString().endsWith(kind.extension()))
                    .sorted()
                    .map(p -> read(kind, p))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelFile read(ModelKind kind, Path path) {
        try {
            return new ModelFile(kind.folder() + "/" + path.getFileName(), Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
