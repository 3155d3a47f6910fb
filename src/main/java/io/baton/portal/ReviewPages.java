package io.baton.portal;

import io.baton.governance.review.Review;
import io.baton.governance.review.ReviewDesk;
import io.baton.governance.review.ReviewedItem;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.ticket.TicketState;
import io.baton.ticket.review.ReviewType;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reviews for those who answer for the work; process owners begin them. */
@Controller
class ReviewPages {

    private static final String LIST = "/portal/reviews";
    private static final int PAGE_SIZE = 20;

    private final ReviewDesk desk;
    private final PageWords words;
    private final SignedIn signedIn;
    private final Clock clock;

    ReviewPages(ReviewDesk desk, PageWords words, SignedIn signedIn, Clock clock) {
        this.desk = desk;
        this.words = words;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** A review on a page. */
    record Line(
            String key,
            String title,
            String period,
            String style,
            String state,
            String progress,
            Moment due,
            boolean overdue,
            @Nullable String owner,
            @Nullable String signedBy,
            @Nullable Moment signedAt,
            @Nullable String note) {}

    /** One item that may be read: not a blind one without a verdict. */
    record ItemLine(
            String title,
            @Nullable String evidence,
            List<Fact> facts,
            @Nullable String verdict,
            @Nullable String team,
            @Nullable String reason,
            @Nullable String reviewer,
            @Nullable String ledTo) {}

    @GetMapping(LIST)
    @RolesAllowed({Role.PROCESS_OWNER, Role.TEAM_LEAD, Role.AUDITOR})
    String list(@RequestParam(name = "page", defaultValue = "0") int page, Model model) {
        var found = desk.all(Math.max(0, page), PAGE_SIZE);
        model.addAttribute("reviews", found.items().stream().map(this::line).toList());
        model.addAttribute("pages", TicketsPage.Pages.of(found));
        model.addAttribute("mayStart", mayStart(signedIn.require()));
        model.addAttribute("types", desk.types());
        model.addAttribute(
                "lastMonth", LocalDate.now(clock).minusMonths(1).toString().substring(0, 7));
        return "portal/reviews";
    }

    @GetMapping(LIST + "/{key}")
    @RolesAllowed({Role.PROCESS_OWNER, Role.TEAM_LEAD, Role.AUDITOR})
    String one(@PathVariable("key") String key, Model model) {
        var review = desk.require(key);
        model.addAttribute("review", line(review));
        model.addAttribute("figures", desk.figures(review));
        var items = desk.items(key);
        var readable = items.stream().filter(ReviewedItem::isOpenToRead).toList();
        model.addAttribute("items", lines(readable, false));
        model.addAttribute("samples", lines(readable, true));
        model.addAttribute("waiting", items.size() - readable.size());
        return "portal/review";
    }

    @PostMapping(LIST)
    @RolesAllowed(Role.PROCESS_OWNER)
    String start(
            @RequestParam(name = "type", defaultValue = "") String type,
            @RequestParam(name = "period", defaultValue = "") String period,
            RedirectAttributes flash) {
        try {
            var review = desk.start(signedIn.require(), type, period.strip());
            flash.addFlashAttribute("said", review.key() + " has begun. Its items are being gathered.");
            return "redirect:" + LIST + "/" + review.key();
        } catch (RuntimeException e) {
            PageRefusals.tell(e, flash);
            return "redirect:" + LIST;
        }
    }

    private static boolean mayStart(Person person) {
        return person.has(Role.PROCESS_OWNER);
    }

    private Line line(Review review) {
        return new Line(
                review.key(),
                titleOf(review.type()),
                review.period(),
                StateWords.of(review.state()).style(),
                state(review.state()),
                review.judged() + " of " + review.items() + " judged",
                words.moment(review.dueAt()),
                review.judged() < review.items() && review.dueAt().isBefore(clock.instant()),
                review.owner() == null ? null : words.person(review.owner()),
                review.signedBy() == null ? null : words.person(review.signedBy()),
                review.signedAt() == null ? null : words.moment(review.signedAt()),
                review.signOffNote());
    }

    private String titleOf(String type) {
        return desk.types().stream()
                .filter(one -> one.name().equals(type))
                .findFirst()
                .map(ReviewType::title)
                .orElse(PageWords.spoken(type));
    }

    private static String state(TicketState state) {
        return switch (state) {
            case PENDING -> "Being gathered";
            case IN_PROGRESS -> "Being judged";
            case REVIEW -> "To be signed off";
            case CLOSED -> "Signed off";
            case ON_HOLD, CANCELLED -> StateWords.of(state).name();
        };
    }

    private List<ItemLine> lines(List<ReviewedItem> items, boolean blind) {
        return items.stream()
                .filter(item -> item.judged().item().blind() == blind)
                .map(this::itemLine)
                .toList();
    }

    private ItemLine itemLine(ReviewedItem item) {
        var asked = item.judged().item();
        var answer = item.judged().answer();
        return new ItemLine(
                asked.title(),
                asked.blind() ? null : asked.evidence(),
                asked.blind() ? facts(item) : List.of(),
                answer == null ? null : PageWords.spoken(answer.verdict()),
                answer == null || answer.team() == null ? null : words.team(answer.team()),
                answer == null ? null : answer.reason(),
                answer == null ? null : words.person(answer.reviewer()),
                item.ledTo());
    }

    private static List<Fact> facts(ReviewedItem item) {
        return new TreeMap<>(item.judged().item().facts())
                .entrySet().stream()
                        .map(fact -> new Fact(PageWords.spokenName(fact.getKey()), inWords(fact.getValue())))
                        .toList();
    }

    private static String inWords(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }
}
