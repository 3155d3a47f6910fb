package io.baton.survey;

import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answers to a survey.
 *
 * @param score 1 to 5, needed
 * @param recommend 0 to 10, may be left out
 * @param remark free text of at most 2000 characters, may be left out
 */
public record Answer(
        @Nullable Integer score,
        @Nullable Integer recommend,
        @Nullable String remark) {

    static final int LONGEST_REMARK = 2000;

    public Answer {
        remark = remark == null || remark.isBlank() ? null : remark.strip();
    }

    /** @throws Refusal 422 naming each field that is wrong */
    int requireValid() {
        var errors = new ArrayList<FieldError>();
        if (score == null || score < 1 || score > 5) {
            errors.add(new FieldError("score", "must be a number from 1 to 5."));
        }
        if (recommend != null && (recommend < 0 || recommend > 10)) {
            errors.add(new FieldError("recommend", "must be a number from 0 to 10."));
        }
        if (remark != null && remark.length() > LONGEST_REMARK) {
            errors.add(new FieldError("remark", "must have at most " + LONGEST_REMARK + " characters."));
        }
        if (score == null || !errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return score;
    }
}
