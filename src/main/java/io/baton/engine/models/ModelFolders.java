package io.baton.engine.models;

import io.baton.engine.lint.ModelFile;
import io.baton.engine.lint.ModelKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Reads models under stable names, from the jar and from an exploded tree alike: the name decides whether the engine
 * takes a file for a new version.
 */
class ModelFolders {

    private ModelFolders() {}

    /** The shipped files, each replaced by the file of the same name in {@code directory} if there is one. */
    static Collection<ModelFile> read(@Nullable Path directory) {
        var files = new TreeMap<String, ModelFile>();
        for (var kind : ModelKind.values()) {
            readShipped(kind, files);
            if (directory != null) {
                readOutside(kind, directory, files);
            }
        }
        return files.values();
    }

    private static void readShipped(ModelKind kind, Map<String, ModelFile> files) {
        try {
            var pattern = "classpath*:" + kind.folder() + "/*" + kind.extension();
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                var name = kind.folder() + "/" + resource.getFilename();
                files.putIfAbsent(name, new ModelFile(name, normalized(resource.getContentAsByteArray())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped models could not be read.", e);
        }
    }

    private static void readOutside(ModelKind kind, Path directory, Map<String, ModelFile> files) {
        if (!Files.isDirectory(directory)) {
            throw new ModelsRefused(
                    "The setting baton.models.directory names " + directory.toAbsolutePath()
                            + ", which is not a directory.",
                    "Create the directory, mount it, or leave the setting out.");
        }
        readAll(kind, directory, files);
        readAll(kind, directory.resolve(kind.folder()), files);
    }

    private static void readAll(ModelKind kind, Path folder, Map<String, ModelFile> files) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> found = Files.list(folder)) {
            for (Path path : found.filter(Files::isRegularFile).sorted().toList()) {
                var name = kind.folder() + "/" + path.getFileName();
                if (name.endsWith(kind.extension())) {
                    files.put(name, new ModelFile(name, normalized(Files.readAllBytes(path))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The models in " + folder + " could not be read.", e);
        }
    }

    /** A checkout with other line endings is not a new version. */
    private static byte[] normalized(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
