package io.baton.governance;

import io.baton.governance.BoardSeats.Seat;
import io.baton.governance.review.ReviewDesk;
import io.baton.people.AnyPerson;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The governance board over HTTP: who sits on it, and how its members vote on the points of a session. */
@RestController
@RequestMapping("/api/board")
class BoardController {

    private static final int LONGEST_AREA = 40;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_REMARK = 2000;

    private final BoardSeats seats;
    private final ReviewDesk reviews;
    private final SignedIn signedIn;

    BoardController(BoardSeats seats, ReviewDesk reviews, SignedIn signedIn) {
        this.seats = seats;
        this.reviews = reviews;
        this.signedIn = signedIn;
    }

    record SeatRequest(@Nullable String name, @Nullable String person, boolean mustBePresent) {}

    /** @param review key of the session, such as {@code RVW-2026-000123} */
    record VoteRequest(
            @Nullable String review,
            @Nullable String item,
            @Nullable String verdict,
            @Nullable String remark) {}

    @GetMapping("/seats")
    @AnyPerson
    List<Seat> seats() {
        return seats.all();
    }

    @PutMapping("/seats/{area}")
    @RolesAllowed(Role.PROCESS_OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void fill(@PathVariable String area, @RequestBody SeatRequest asked) {
        if (area.length() > LONGEST_AREA) {
            throw Refusal.invalid("area", "must have at most " + LONGEST_AREA + " characters.");
        }
        seats.fill(new Seat(
                area,
                given("name", asked.name(), LONGEST_NAME),
                given("person", asked.person(), LONGEST_NAME),
                asked.mustBePresent()));
    }

    /** Everybody may hold a seat, whatever roles he has; whoever holds none has no vote. */
    @PostMapping("/votes")
    @RolesAllowed(Role.REQUESTER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void vote(@RequestBody VoteRequest asked) {
        var person = signedIn.require().id();
        var seat = seats.heldBy(person)
                .orElseThrow(() -> Refusal.forbidden("no-seat", "You hold no seat of the governance board."));
        var key = given("review", asked.review(), LONGEST_AREA);
        var wanted = given("item", asked.item(), LONGEST_AREA);
        var item = reviews.items(key).stream()
                .filter(one -> one.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Point " + wanted + " of session " + key));
        var facts = item.judged().item().facts();
        if (!(facts.get(GovernanceBoard.SESSION) instanceof String session)
                || !(facts.get(GovernanceBoard.TOPIC) instanceof String topic)) {
            throw Refusal.invalid("review", "is no session of the governance board.");
        }
        if (item.isJudged()) {
            throw Refusal.conflict("already-decided", "The board has decided on this point.");
        }
        if (item.judged().item().subjects().contains(person)) {
            throw Refusal.forbidden("own-judgement", "This is a matter of your own; the others decide on it.");
        }
        var verdict = given("verdict", asked.verdict(), LONGEST_AREA);
        if (!GovernanceBoard.VERDICTS.contains(verdict)) {
            throw Refusal.invalid("verdict", "must be one of " + GovernanceBoard.VERDICTS + ".");
        }
        var remark = asked.remark();
        if (remark != null && remark.length() > LONGEST_REMARK) {
            throw Refusal.invalid("remark", "must have at most " + LONGEST_REMARK + " characters.");
        }
        seats.vote(session, topic, seat, verdict, remark);
    }

    private static String given(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            throw Refusal.invalid(field, "is required.");
        }
        if (text.length() > longest) {
            throw Refusal.invalid(field, "must have at most " + longest + " characters.");
        }
        return text.strip();
    }
}
