package io.baton.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body that creates an item: its id and its definition side by side, as an item reads. Spelled out, because an
 * unwrapped record would swallow unknown properties instead of refusing them.
 */
record NewItem(
        @Nullable String id,
        String title,
        String summary,
        Instructions instructions,
        ItemDefinition.Intent intent,
        String category,
        String service,
        @Nullable BigDecimal price,
        @Nullable CostRule cost,
        @Nullable LicenceNeed licence,
        ItemDefinition.Approval approval,
        ItemDefinition.Acceptance acceptance,
        List<String> acceptanceCriteria,
        int expectedHours,
        ItemDefinition.Level impact,
        @Nullable String titleField,
        List<String> distinctBy,
        List<String> keywords,
        List<ItemField> fields) {

    ItemDefinition definition() {
        return new ItemDefinition(
                title,
                summary,
                instructions,
                intent,
                category,
                service,
                price,
                cost,
                licence,
                approval,
                acceptance,
                acceptanceCriteria,
                expectedHours,
                impact,
                titleField,
                distinctBy,
                keywords,
                fields);
    }
}
