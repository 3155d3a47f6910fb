package io.baton.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How the price of an item becomes what a request costs.
 *
 * @param quantityField for PER_UNIT: name of the field that is answered with how many
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CostRule(
        @NotNull(message = "is missing: PER_REQUEST or PER_UNIT.")
        Rule rule,

        @Nullable @Size(max = 40, message = "must have at most 40 characters.")
        String quantityField) {

    /** What the price is for. */
    public enum Rule {
        PER_REQUEST,
        PER_UNIT
    }
}
