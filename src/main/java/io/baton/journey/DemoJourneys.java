package io.baton.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.baton.platform.BeforeOpening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The journeys of the demo company, as long as there are none; they need its people and its services. */
@Component
@Profile("demo")
class DemoJourneys implements BeforeOpening {

    private record File(List<Entry> journeys) {}

    private record Entry(String id, String name, String owner, List<String> services) {}

    private final JourneyRegister register;
    private final JourneyEditor editor;
    private final Resource file;

    DemoJourneys(JourneyRegister register, JourneyEditor editor, @Value("classpath:demo/journeys.yaml") Resource file) {
        this.register = register;
        this.editor = editor;
        this.file = file;
    }

    /** After the inventory and the catalogue, which know the services. */
    @Override
    public int getPhase() {
        return 10;
    }

    @Override
    public void start() {
        if (!register.all().isEmpty()) {
            return;
        }
        try (var text = file.getInputStream()) {
            var demo = new ObjectMapper(new YAMLFactory()).readValue(text, File.class);
            demo.journeys()
                    .forEach(entry ->
                            editor.create(new Journey(entry.id(), 1, entry.name(), entry.owner(), entry.services())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
