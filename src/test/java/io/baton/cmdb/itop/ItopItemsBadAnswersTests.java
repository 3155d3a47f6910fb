package io.baton.cmdb.itop;

import static io.baton.platform.http.WithstandsBadAnswers.use;

import io.baton.cmdb.Cmdb.CiQuery;
import io.baton.cmdb.CmdbSourceSettings;
import io.baton.cmdb.OutsideInventory;
import io.baton.platform.http.Connector;
import io.baton.platform.http.ConnectorSettings;
import io.baton.platform.http.WithstandsBadAnswers;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ItopItemsBadAnswersTests implements WithstandsBadAnswers {

    @Override
    public List<Runnable> uses(ConnectorSettings settings) {
        return List.of(
                use(settings, this::inventory, inventory -> inventory.find("db")),
                use(
                        settings,
                        this::inventory,
                        inventory -> inventory.search(new CiQuery(null, null, null, null, "x", 0, 5))),
                use(settings, this::inventory, inventory -> inventory.relationsOf("db")),
                use(settings, this::inventory, inventory -> inventory.impactOf("db", 3)),
                use(settings, this::inventory, inventory -> inventory.contextOf("db")),
                use(settings, this::inventory, OutsideInventory::probe));
    }

    private OutsideInventory inventory(Connector connector) {
        var source =
                new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("c", CmdbSourceSettings.class);
        return new OutsideInventory(new ItopItems(source), connector, "itop");
    }
}
