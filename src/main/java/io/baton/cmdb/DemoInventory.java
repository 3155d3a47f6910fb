package io.baton.cmdb;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.baton.platform.BeforeOpening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills an empty inventory with a small company's services, for demonstrations and tests. */
@Component
@Profile("demo")
class DemoInventory implements BeforeOpening {

    private record File(List<Item> items, List<Relates> relations, List<Redundant> redundancy) {}

    private record Item(
            String id,
            String ciClass,
            String name,
            String owner,
            String environment,
            @Nullable Integer serviceTier,
            @Nullable Map<String, Object> attributes) {}

    private record Relates(
            String source,
            RelationType type,
            String target,
            @Nullable String group) {}

    private record Redundant(String item, String group, int minUp) {}

    private final Inventory inventory;
    private final RegisteredItems cmdb;
    private final Resource file;

    DemoInventory(Inventory inventory, RegisteredItems cmdb, @Value("classpath:demo/inventory.yaml") Resource file) {
        this.inventory = inventory;
        this.cmdb = cmdb;
        this.file = file;
    }

    @Override
    @Transactional
    public void start() {
        var any = cmdb.search(new Cmdb.CiQuery(null, null, null, null, null, 0, 1));
        if (any.total() > 0) {
            return;
        }
        try (var text = file.getInputStream()) {
            var demo = new ObjectMapper(new YAMLFactory()).readValue(text, File.class);
            demo.items().forEach(this::register);
            demo.relations().forEach(r -> inventory.relate(r.source(), r.type(), r.target(), r.group()));
            demo.redundancy().forEach(r -> inventory.requireUp(r.item(), r.group(), r.minUp()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void register(Item item) {
        inventory.register(
                new Inventory.Registration(
                        item.id(),
                        item.ciClass(),
                        item.name(),
                        item.owner(),
                        item.environment(),
                        "ACTIVE",
                        item.serviceTier(),
                        item.attributes() == null ? Map.of() : item.attributes()),
                null);
    }
}
