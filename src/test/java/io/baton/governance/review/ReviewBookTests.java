package io.baton.governance.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.TestDatabase;
import io.baton.platform.Json;
import io.baton.ticket.TicketState;
import io.baton.ticket.review.ReviewAnswer;
import io.baton.ticket.review.ReviewItem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReviewBookTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final JdbcClient db = database().jdbc();
    private final ReviewBook book = new ReviewBook(db, new Json(new ObjectMapper()), Clock.fixed(NOW, ZoneOffset.UTC));

    TestDatabase database() {
        return TestDatabase.with("V130__ticket.sql", "V280__review.sql", "V281__review_subjects.sql");
    }

    @BeforeEach
    void twoTickets() {
        for (var key : List.of("RVW-1", "RVW-2")) {
            db.sql("""
                            insert into ticket (ticket_key, version, kind, state, title, description, requester, opened_by,
                                fields, ci_context, impact, urgency, reopen_count, created_at, updated_at)
                            values (?, 1, 'REVIEW', 'PENDING', 't', 't', 'baton', 'baton', '{}', '{}', 'LOW', 'LOW', 0,
                                current_timestamp, current_timestamp)
                            """).param(key).update();
        }
    }

    @Test
    void keepsAReviewWithItsItemsAndVerdicts() {
        book.add("RVW-1", "some-review", Period.of("2026-10", TODAY), null, NOW.plusSeconds(60));
        assertThat(book.gather("RVW-1", List.of(item("First", false), item("Second", true))))
                .isTrue();
        assertThat(book.gather("RVW-1", List.of(item("Other", false))))
                .as("a second time")
                .isFalse();

        var items = book.items("RVW-1");
        assertThat(items).extracting(one -> one.judged().item().title()).containsExactly("First", "Second");
        assertThat(items.get(1).isOpenToRead()).isFalse();
        book.asked(items.get(1).id(), "task-7");
        book.judge(items.get(1).id(), new ReviewAnswer("other", "network", null, "lead"));
        book.ledTo(items.get(1).id(), "IMP-1");

        var judged = book.item(items.get(1).id()).orElseThrow();
        assertThat(judged.judged().item()).isEqualTo(item("Second", true));
        assertThat(judged.judged().answer()).isEqualTo(new ReviewAnswer("other", "network", null, "lead"));
        assertThat(judged.isOpenToRead()).isTrue();
        assertThat(judged.judgedAt()).isEqualTo(NOW);
        assertThat(judged.ledTo()).isEqualTo("IMP-1");
        assertThat(book.taskOf(judged.id())).hasValue("task-7");

        book.sign("RVW-1", "process-owner", "Fine.");
        assertThat(book.find("some-review", "2026-10")).hasValueSatisfying(review -> {
            assertThat(review.state()).isEqualTo(TicketState.PENDING);
            assertThat(review.items()).isEqualTo(2);
            assertThat(review.judged()).isEqualTo(1);
            assertThat(review.from()).isEqualTo("2026-10-01T00:00:00Z");
            assertThat(review.signedBy()).isEqualTo("process-owner");
        });
        assertThat(book.all(0, 10).items()).hasSize(1);
        assertThat(book.startedBetween(NOW, NOW.plusSeconds(1))).hasSize(1);
        assertThat(book.startedBetween(NOW.plusSeconds(1), NOW.plusSeconds(2))).isEmpty();
    }

    @Test
    void secondReviewOfAKindAboutAPeriodMeetsTheKey() {
        book.add("RVW-1", "some-review", Period.of("2026-10", TODAY), "process-owner", NOW);

        assertThatThrownBy(() -> book.add("RVW-2", "some-review", Period.of("2026-10", TODAY), "process-owner", NOW))
                .isInstanceOf(DuplicateKeyException.class);
    }

    private static ReviewItem item(String title, boolean blind) {
        return new ReviewItem(
                "SAMPLE",
                title,
                "Evidence",
                Set.of("agent", "requester"),
                blind,
                Map.of("ticket", "REQ-1", "times", 3));
    }
}
