package io.baton.asset;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.baton.platform.BeforeOpening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills an empty register with a store room full of laptops and a few licences, for demonstrations and tests. */
@Component
@Profile("demo")
class DemoAssets implements BeforeOpening {

    private record File(List<Thing> assets, List<Right> licences) {}

    private record Thing(
            String tag,
            String kind,
            String model,
            String serial,
            @Nullable String owner,
            String place,
            AssetStatus status) {}

    private record Right(String id, String product, Licence.Metric metric, int seats, List<String> holders) {}

    private final AssetBook book;
    private final Licences licences;
    private final Resource file;

    DemoAssets(AssetBook book, Licences licences, @Value("classpath:demo/assets.yaml") Resource file) {
        this.book = book;
        this.licences = licences;
        this.file = file;
    }

    @Override
    @Transactional
    public void start() {
        if (!book.isEmpty()) {
            return;
        }
        try (var text = file.getInputStream()) {
            var demo = new ObjectMapper(new YAMLFactory()).readValue(text, File.class);
            demo.assets().forEach(this::add);
            demo.licences().forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Thing thing) {
        book.add(new Asset(
                thing.tag(),
                0,
                thing.kind(),
                thing.model(),
                thing.serial(),
                thing.owner(),
                thing.place(),
                thing.status(),
                null,
                Instant.EPOCH));
    }

    private void add(Right licence) {
        licences.save(licence.id(), licence.product(), licence.metric(), licence.seats(), null);
        if (licences.find(licence.id()).filter(licences::isKeptElsewhere).isPresent()) {
            return;
        }
        licence.holders().forEach(holder -> licences.assign(licence.id(), holder, null));
    }
}
