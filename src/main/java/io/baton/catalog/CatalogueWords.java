package io.baton.catalog;

import io.baton.engine.TableWords;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Catalogue items as the plan of tasks may name them, retired ones included: their tickets may still be open. */
@Configuration(proxyBeanMethods = false)
class CatalogueWords {

    @Bean
    TableWords itemsInTheTaskPlan(CatalogueItems items) {
        return new TableWords("task-plan", "subcategory", "catalogue item", () -> ids(items));
    }

    @Bean
    TableWords itemIdsInTheTaskPlan(CatalogueItems items) {
        return new TableWords("task-plan", "itemId", "catalogue item", () -> ids(items));
    }

    private static Set<String> ids(CatalogueItems items) {
        return items.all().stream().map(CatalogueItem::id).collect(Collectors.toSet());
    }
}
