package io.baton.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The templates shipped with the product and those that replace or add to them. A faulty one keeps the server from starting. */
@Component
class MessageTemplates {

    private static final String SUFFIX = ".txt";

    private final Map<String, MessageTemplate> templates = new TreeMap<>();

    MessageTemplates(NotificationSettings settings) {
        var files = new TreeMap<String, Resource>();
        try {
            var shipped = new PathMatchingResourcePatternResolver().getResources("classpath:notifications/*" + SUFFIX);
            for (var file : shipped) {
                files.put(id(String.valueOf(file.getFilename())), file);
            }
            addFrom(settings.templateDirectory(), files);
            read(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addFrom(@org.jspecify.annotations.Nullable Path directory, Map<String, Resource> files)
            throws IOException {
        if (directory == null) {
            return;
        }
        try (var found = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            found.forEach(file -> files.put(id(file.getFileName().toString()), new FileSystemResource(file)));
        }
    }

    private void read(Map<String, Resource> files) throws IOException {
        var faults = new ArrayList<String>();
        for (var file : files.entrySet()) {
            try {
                var text = file.getValue().getContentAsString(StandardCharsets.UTF_8);
                templates.put(file.getKey(), MessageTemplate.parse(file.getKey(), text));
            } catch (MessageTemplate.Unusable e) {
                faults.add(String.valueOf(e.getMessage()));
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("\n", faults));
        }
    }

    private static String id(String fileName) {
        return fileName.substring(0, fileName.length() - SUFFIX.length());
    }

    Optional<MessageTemplate> find(String id) {
        return Optional.ofNullable(templates.get(id));
    }

    Map<String, MessageTemplate> all() {
        return Map.copyOf(templates);
    }
}
