package io.baton.catalog;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What a requester reads before asking. All five parts are compulsory: an item nobody understands is not offered.
 *
 * @param description what one gets
 * @param whatYouNeed what to have at hand before filling in the form
 * @param expectedTime how long it takes, in words
 * @param example a good request, as an example
 * @param nextSteps what happens after it was sent
 */
public record Instructions(
        @NotBlank(message = MISSING) @Size(max = 2000, message = LONG)
        String description,

        @NotBlank(message = MISSING) @Size(max = 2000, message = LONG)
        String whatYouNeed,

        @NotBlank(message = MISSING) @Size(max = 2000, message = LONG)
        String expectedTime,

        @NotBlank(message = MISSING) @Size(max = 2000, message = LONG)
        String example,

        @NotBlank(message = MISSING) @Size(max = 2000, message = LONG)
        String nextSteps) {

    private static final String MISSING = "is missing: each item needs all five parts of its instructions.";
    private static final String LONG = "must have at most 2000 characters.";

    static final Instructions NONE = new Instructions("", "", "", "", "");
}
