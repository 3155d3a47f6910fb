package io.baton.governance.review;

import io.baton.platform.Refusal;
import io.baton.ticket.review.ReviewType;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kinds of review that the modules offer. */
@Component
class ReviewTypes {

    private final ObjectProvider<ReviewType> types;

    ReviewTypes(ObjectProvider<ReviewType> types) {
        this.types = types;
    }

    List<ReviewType> all() {
        return types.stream().sorted(Comparator.comparing(ReviewType::name)).toList();
    }

    /** @throws Refusal 422 */
    ReviewType require(String name) {
        return all().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "type",
                        "must be one of " + all().stream().map(ReviewType::name).toList() + "."));
    }
}
