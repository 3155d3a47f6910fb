package io.baton.portal;

import io.baton.catalog.Catalogue;
import io.baton.catalog.CatalogueItem;
import io.baton.cmdb.Cmdb;
import io.baton.cmdb.Cmdb.CiQuery;
import io.baton.cmdb.ConfigurationItem;
import io.baton.journey.ServiceNames;
import io.baton.platform.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The services there are: those of the inventory, and those that only the catalogue names. Tickets and surveys call a
 * service by its name, so the name is what joins them.
 */
@Component
class Services implements ServiceNames {

    private static final String CLASS = "service";
    private static final int MOST = 200;

    private final Cmdb cmdb;
    private final Catalogue catalogue;

    Services(Cmdb cmdb, Catalogue catalogue) {
        this.cmdb = cmdb;
        this.catalogue = catalogue;
    }

    /**
     * One service.
     *
     * @param id id of its item in the inventory, or its name as it stands in addresses
     * @param item null for a service that is in no inventory
     * @param offers what can be ordered of it
     */
    record Entry(String id, String name, @Nullable ConfigurationItem item, List<CatalogueItem> offers) {}

    /** All services by name. */
    List<Entry> all() {
        var offers = catalogue.search(null, null).stream()
                .collect(Collectors.groupingBy(
                        item -> key(item.definition().service()), LinkedHashMap::new, Collectors.toList()));
        var services = new ArrayList<Entry>();
        for (var item : cmdb.search(new CiQuery(CLASS, null, null, "ACTIVE", null, 0, MOST))
                .items()) {
            var own = offers.remove(key(item.name()));
            services.add(new Entry(item.id(), item.name(), item, own == null ? List.of() : own));
        }
        offers.forEach((key, own) ->
                services.add(new Entry(key, own.get(0).definition().service(), null, own)));
        services.sort(Comparator.comparing(service -> service.name().toLowerCase(Locale.ROOT)));
        return services;
    }

    /** @param id as in {@link Entry#id()}, or any way to write its name */
    Optional<Entry> find(String id) {
        Map<String, Entry> byId = new LinkedHashMap<>();
        for (var service : all()) {
            byId.put(service.id(), service);
            byId.putIfAbsent(key(service.name()), service);
        }
        return Optional.ofNullable(byId.getOrDefault(id, byId.get(key(id))));
    }

    @Override
    public boolean isKnown(String service) {
        return all().stream().anyMatch(known -> key(known.name()).equals(key(service)));
    }

    /** "Remote access" as {@code remote-access}. */
    static String key(String name) {
        return String.join("-", Words.of(name));
    }
}
