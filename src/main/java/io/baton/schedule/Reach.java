package io.baton.schedule;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one plan touches, and with it which entries of the calendar hold for it. What takes a look into the inventory is looked up once. */
final class Reach {

    private final Plan plan;
    private final RelatedItems inventory;
    private final Set<String> items;
    private final Set<String> services = new HashSet<>();
    private final Set<String> environments = new HashSet<>();
    private final Set<String> regions;

    private @Nullable Set<String> reliant;

    Reach(Plan plan, RelatedItems inventory) {
        this.plan = plan;
        this.inventory = inventory;
        this.items = new HashSet<>(plan.items());
        if (plan.service() != null) {
            items.add(plan.service());
            services.add(plan.service());
        }
        var known = inventory.find(items).values();
        known.stream()
                .filter(RelatedItems.Item::isService)
                .map(RelatedItems.Item::id)
                .forEach(services::add);
        if (plan.environment() != null) {
            environments.add(plan.environment());
        } else {
            known.stream()
                    .map(RelatedItems.Item::environment)
                    .filter(Objects::nonNull)
                    .forEach(environments::add);
        }
        this.regions = known.stream()
                .map(RelatedItems.Item::region)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The items of the plan, its service among them. */
    Set<String> items() {
        return items;
    }

    /** Whether any scope of the entry holds. */
    boolean isHeldBy(CalendarEntry entry) {
        return entry.scopes().stream().anyMatch(scope -> isHeldBy(scope, entry.kind()));
    }

    boolean isHeldBy(EntryScope scope, EntryKind kind) {
        return (scope.environment() == null || environments.contains(scope.environment()))
                && (scope.region() == null || regions.contains(scope.region()))
                && (scope.service() == null || touchesService(scope.service(), kind))
                && (scope.item() == null || touchesItem(scope.item(), kind));
    }

    /** Whoever works on what a service relies on works on the service, but not in its maintenance window. */
    private boolean touchesService(String service, EntryKind kind) {
        return services.contains(service)
                || (kind != EntryKind.MAINTENANCE && reliant().contains(service));
    }

    /** What closes an item closes the services that rely on it, too, as pipelines name nothing but services. */
    private boolean touchesItem(String item, EntryKind kind) {
        return items.contains(item)
                || (kind.closes()
                        && plan.service() != null
                        && inventory.servicesOn(Set.of(item)).contains(plan.service()));
    }

    private Set<String> reliant() {
        var known = reliant;
        if (known == null) {
            known = inventory.servicesOn(items);
            reliant = known;
        }
        return known;
    }
}
