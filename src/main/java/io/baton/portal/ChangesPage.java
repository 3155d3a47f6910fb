package io.baton.portal;

import io.baton.change.Change;
import io.baton.change.ChangeDesk;
import io.baton.change.ChangeQuery;
import io.baton.change.ChangeReaders;
import io.baton.change.ChangeType;
import io.baton.deployment.PermitState;
import io.baton.people.SignedIn;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The list of changes, for those who make, judge or look into them. */
@Controller
class ChangesPage {

    private static final int SIZE = 20;
    private static final int LONGEST_SERVICE = 64;
    private static final List<String> RISKS = List.of("LOW", "MEDIUM", "HIGH");

    private final ChangeDesk desk;
    private final PageWords words;
    private final SignedIn signedIn;

    ChangesPage(ChangeDesk desk, PageWords words, SignedIn signedIn) {
        this.desk = desk;
        this.words = words;
        this.signedIn = signedIn;
    }

    /** What the reader chose to see; the same names stand in the address. */
    record Asked(
            @Nullable String state,
            @Nullable String type,
            @Nullable String risk,
            @Nullable String service,
            @Nullable Integer page) {

        ChangeQuery query() {
            return new ChangeQuery(
                    one(PermitState.values(), state),
                    one(ChangeType.values(), type),
                    RISKS.contains(String.valueOf(risk)) ? risk : null,
                    service == null || service.isBlank() || service.length() > LONGEST_SERVICE ? null : service.strip(),
                    page == null ? 0 : Math.max(0, page),
                    SIZE);
        }

        /** What is none of them does not filter. */
        private static <E extends Enum<E>> @Nullable E one(E[] all, @Nullable String name) {
            return Arrays.stream(all)
                    .filter(it -> it.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** One change of the list. */
    record Line(
            String key,
            String title,
            PermitWords state,
            String type,
            @Nullable String risk,
            String what,
            @Nullable Moment from,
            @Nullable Moment until,
            String requester,
            @Nullable String outcome) {}

    @GetMapping("/portal/changes")
    @ChangeReaders
    String list(@ModelAttribute("asked") Asked asked, Model model) {
        var found = desk.search(asked.query());
        model.addAttribute("changes", found.items().stream().map(this::line).toList());
        model.addAttribute("pages", TicketsPage.Pages.of(found));
        model.addAttribute("total", found.total());
        model.addAttribute(
                "states",
                Arrays.stream(PermitState.values()).map(PermitWords::of).toList());
        model.addAttribute(
                "types",
                Arrays.stream(ChangeType.values())
                        .map(it -> new Question.Option(it.name(), PageWords.spoken(it.name())))
                        .toList());
        model.addAttribute(
                "risks",
                RISKS.stream()
                        .map(it -> new Question.Option(it, PageWords.spoken(it)))
                        .toList());
        model.addAttribute("mayRaise", ChangeFormPage.mayRaise(signedIn.require()));
        return "portal/changes";
    }

    private Line line(Change change) {
        var what = change.what();
        return new Line(
                change.key(),
                change.title(),
                PermitWords.of(change.state()),
                PageWords.spoken(change.type().name()),
                change.riskClass() == null ? null : PageWords.spoken(change.riskClass()),
                what.service() + (what.version() == null ? "" : " " + what.version()) + " in " + what.environment(),
                change.from() == null ? null : words.moment(change.from()),
                change.until() == null ? null : words.moment(change.until()),
                words.person(change.requester()),
                change.outcome() == null
                        ? null
                        : PageWords.spoken(change.outcome().name()));
    }
}
