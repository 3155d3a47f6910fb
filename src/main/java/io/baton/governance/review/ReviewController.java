package io.baton.governance.review;

import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import io.baton.ticket.review.ReviewFigure;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reviews over HTTP; process owners begin them, those who answer for the work read them. */
@RestController
@RequestMapping("/api/reviews")
class ReviewController {

    private final ReviewDesk desk;
    private final SignedIn signedIn;

    ReviewController(ReviewDesk desk, SignedIn signedIn) {
        this.desk = desk;
        this.signedIn = signedIn;
    }

    /** @param period month {@code 2026-11}, quarter {@code 2026-Q4} or year {@code 2026} */
    record StartRequest(@Nullable String type, @Nullable String period) {}

    record FigureView(
            String name,
            String title,
            int part,
            int whole,
            @Nullable BigDecimal percent) {

        static FigureView of(ReviewFigure figure) {
            return new FigureView(figure.name(), figure.title(), figure.part(), figure.whole(), figure.percent());
        }
    }

    /** @param facts left out of a blind item until it has a verdict, and so is its evidence at all times */
    record ItemView(
            String id,
            String kind,
            String title,
            @Nullable String evidence,
            Map<String, Object> facts,
            @Nullable String verdict,
            @Nullable String team,
            @Nullable String reason,
            @Nullable String reviewer,
            @Nullable Instant judgedAt,
            @Nullable String ledTo) {

        static ItemView of(ReviewedItem item) {
            var asked = item.judged().item();
            var answer = item.judged().answer();
            return new ItemView(
                    item.id(),
                    asked.kind(),
                    asked.title(),
                    asked.blind() ? null : asked.evidence(),
                    item.isOpenToRead() ? asked.facts() : Map.of(),
                    answer == null ? null : answer.verdict(),
                    answer == null ? null : answer.team(),
                    answer == null ? null : answer.reason(),
                    answer == null ? null : answer.reviewer(),
                    item.judgedAt(),
                    item.ledTo());
        }
    }

    record ReviewView(Review review, List<FigureView> figures, List<ItemView> items) {}

    @GetMapping
    @RolesAllowed({Role.PROCESS_OWNER, Role.TEAM_LEAD, Role.AUDITOR})
    Page<Review> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return desk.all(page, size);
    }

    @GetMapping("/{key}")
    @RolesAllowed({Role.PROCESS_OWNER, Role.TEAM_LEAD, Role.AUDITOR})
    ReviewView one(@PathVariable String key) {
        var review = desk.require(key);
        return new ReviewView(
                review,
                desk.figures(review).stream().map(FigureView::of).toList(),
                desk.items(key).stream().map(ItemView::of).toList());
    }

    @PostMapping
    @RolesAllowed(Role.PROCESS_OWNER)
    ResponseEntity<Review> start(@RequestBody StartRequest asked) {
        var review = desk.start(signedIn.require(), given("type", asked.type()), given("period", asked.period()));
        return ResponseEntity.created(URI.create("/api/reviews/" + review.key()))
                .body(review);
    }

    private static String given(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.invalid(field, "is required.");
        }
        return text.strip();
    }
}
