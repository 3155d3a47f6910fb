package io.baton.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a process owner writes to offer something: the item without its id and version.
 *
 * @param intent whether something is broken or something is needed
 * @param category one of the categories of classification.dmn; it also chooses the family of tasks
 * @param service the business service it belongs to
 * @param price what it costs the requester's cost centre, if anything
 * @param cost how the price becomes what a request costs; once per request if absent
 * @param licence licence that it needs a seat of, if any
 * @param expectedHours hours from request to result by the clock, as the catalogue shows them; forecasts go by them only
 *     where the tables of service levels promise nothing
 * @param impact impact of a request that does not state one
 * @param titleField field whose answer becomes the title of the ticket; without it the title of the item does
 * @param acceptanceCriteria what the requester ticks when trying out the result
 * @param distinctBy fields in which two open requests for one person may differ; one that differs in none of them asks
 *     for the same again
 * @param keywords other words people search it by
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemDefinition(
        @NotBlank(message = "is missing: name the item.")
        @Size(max = 120, message = "must have at most 120 characters.")
        String title,

        @NotBlank(message = "is missing: say in a sentence what it is.")
        @Size(max = 300, message = "must have at most 300 characters.")
        String summary,

        @Valid Instructions instructions,
        @NotNull(message = "is missing: BROKEN or NEED.") Intent intent,

        @NotBlank(message = "is missing: choose one of GET /api/catalogue/categories.")
        String category,

        @NotBlank(message = "is missing: name the service it belongs to.")
        @Size(max = 64, message = "must have at most 64 characters.")
        String service,

        @Nullable
        @DecimalMin(value = "0", message = "must not be negative.")
        @Digits(integer = 9, fraction = 2, message = "must be an amount such as 1250.00.")
        BigDecimal price,

        @Nullable @Valid CostRule cost,
        @Nullable @Valid LicenceNeed licence,

        @NotNull(message = "is missing: NONE or LINE_MANAGER.")
        Approval approval,

        @NotNull(message = "is missing: USER or NONE.") Acceptance acceptance,

        @Size(max = 10, message = "must have at most 10 criteria.")
        List<@NotBlank @Size(max = 200) String> acceptanceCriteria,

        @Min(value = 1, message = "must be 1 to 2000.") @Max(value = 2000, message = "must be 1 to 2000.")
        int expectedHours,

        @NotNull(message = "is missing: HIGH, MEDIUM or LOW.")
        Level impact,

        @Nullable String titleField,

        @Size(max = 10, message = "must name at most 10 fields.")
        List<@NotBlank String> distinctBy,

        @Size(max = 30, message = "must have at most 30 keywords.")
        List<@Size(max = 60) String> keywords,

        @Valid @Size(max = 40, message = "must have at most 40 fields.")
        List<ItemField> fields) {

    /** What the requester wants. */
    public enum Intent {
        BROKEN,
        NEED
    }

    /** Who has to agree before work begins. */
    public enum Approval {
        NONE,
        LINE_MANAGER
    }

    /** Who says that the result is right. */
    public enum Acceptance {
        USER,
        NONE
    }

    /** How much is hit, or how soon it hurts. */
    public enum Level {
        HIGH,
        MEDIUM,
        LOW
    }

    @SuppressWarnings("ConstantValue") // absent in the document that is read
    public ItemDefinition {
        instructions = instructions == null ? Instructions.NONE : instructions;
        acceptanceCriteria = acceptanceCriteria == null ? List.of() : List.copyOf(acceptanceCriteria);
        distinctBy = distinctBy == null ? List.of() : List.copyOf(distinctBy);
        keywords = keywords == null ? List.of() : List.copyOf(keywords);
        fields = fields == null ? List.of() : List.copyOf(fields);
    }

    public Optional<ItemField> field(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }
}
