package io.baton.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question of a catalogue item and what counts as an answer to it.
 *
 * @param name key of the answer
 * @param help what to answer, with an example
 * @param min smallest number, or earliest day as {@code yyyy-mm-dd}, {@code today} or {@code today+7}
 * @param max largest number or latest day, written like {@code min}
 * @param decimals how many decimal places a number may have; 0 if absent
 * @param maxLength longest text in characters
 * @param pattern regular expression (RE2 syntax) that the whole text must match
 * @param patternHelp the pattern in words, shown when an answer does not match
 * @param secret whether the answer is stored encrypted and shown to nobody but the agent who works the ticket
 * @param sensitive whether the answer is left out of searchable texts and messages
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record ItemField(
        @NotBlank(message = "is missing: give the field a name.")
        @Pattern(
                regexp = "[a-z][A-Za-z0-9]{0,39}",
                message = "must begin with a small letter and have at most 40 letters and digits.")
        String name,

        @NotBlank(message = "is missing: write the question people read.")
        @Size(max = 120, message = "must have at most 120 characters.")
        String label,

        @NotNull(message = "is missing: choose the type of the answer.")
        FieldType type,

        boolean required,

        @NotBlank(message = "is missing: say what to answer, with an example.")
        @Size(max = 500, message = "must have at most 500 characters.")
        String help,

        @Nullable @Size(max = 30, message = "must have at most 30 characters.")
        String min,

        @Nullable @Size(max = 30, message = "must have at most 30 characters.")
        String max,

        @Nullable @Min(value = 0, message = "must be 0 to 4.") @Max(value = 4, message = "must be 0 to 4.")
        Integer decimals,

        @Nullable @Min(value = 1, message = "must be 1 to 10000.") @Max(value = 10_000, message = "must be 1 to 10000.")
        Integer maxLength,

        @Nullable @Size(max = 200, message = "must have at most 200 characters.")
        String pattern,

        @Nullable @Size(max = 200, message = "must have at most 200 characters.")
        String patternHelp,

        @Valid @Size(max = 100, message = "must have at most 100 choices.")
        List<Choice> choices,

        boolean secret,
        boolean sensitive) {

    private static final int LINE = 255;
    private static final int PAGE = 4000;

    /** One of the answers to choose from. */
    public record Choice(
            @NotBlank(message = "is missing.") @Size(max = 60, message = "must have at most 60 characters.")
            String value,

            @NotBlank(message = "is missing.") @Size(max = 120, message = "must have at most 120 characters.")
            String label) {}

    @SuppressWarnings("ConstantValue") // absent in the document that is read
    public ItemField {
        choices = choices == null ? List.of() : List.copyOf(choices);
    }

    /** Longest text that is taken, in characters. */
    public int limit() {
        if (maxLength != null) {
            return maxLength;
        }
        return type == FieldType.LONG_TEXT ? PAGE : LINE;
    }

    /** What a form sends as text, as the type of this field; text that is not of the type stays and is refused later. */
    @Nullable
    Object fromText(@Nullable String text) {
        if (type == FieldType.BOOLEAN) {
            return text != null && (text.equals("true") || text.equals("on"));
        }
        if (text == null || text.isBlank()) {
            return null;
        }
        if (type == FieldType.NUMBER && text.strip().matches("[+-]?\\d{1,15}([.,]\\d{1,4})?")) {
            return new BigDecimal(text.strip().replace(',', '.'));
        }
        return text;
    }
}
