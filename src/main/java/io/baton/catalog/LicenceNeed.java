package io.baton.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which licence an item needs a seat of: always the same one, or the one that an answer names.
 *
 * @param product id of a licence or name of a product
 * @param field name of the field that is answered with the product
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LicenceNeed(
        @Nullable @Size(max = 200, message = "must have at most 200 characters.")
        String product,

        @Nullable @Size(max = 40, message = "must have at most 40 characters.")
        String field) {}
