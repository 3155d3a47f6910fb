package io.baton.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.platform.Refusal;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
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
        PER_UNIT;

        /** Costs are booked once, when the request is done; a rule for something else is refused in words. */
        @JsonCreator
        static Rule of(String name) {
            return Arrays.stream(values())
                    .filter(rule -> rule.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Refusal.invalid(
                            "cost.rule",
                            "must be PER_REQUEST or PER_UNIT: costs are booked once, when the request is done. For what"
                                    + " is paid by the month, ask for the number of months and charge PER_UNIT."));
        }
    }
}
