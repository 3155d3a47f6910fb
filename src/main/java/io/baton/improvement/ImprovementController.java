package io.baton.improvement;

import io.baton.people.AnyPerson;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is to get better, and what became of it, for everybody who works here. */
@RestController
@RequestMapping("/api/improvements")
class ImprovementController {

    private final ImprovementDesk desk;
    private final SignedIn signedIn;

    ImprovementController(ImprovementDesk desk, SignedIn signedIn) {
        this.desk = desk;
        this.signedIn = signedIn;
    }

    /** An improvement as everybody sees it; who proposed it is not told. */
    record ImprovementView(
            String key,
            String title,
            String description,
            String state,
            String source,
            @Nullable String process,
            @Nullable String activity,
            Instant raisedAt,
            @Nullable String outcome) {

        static ImprovementView of(Improvement improvement) {
            return new ImprovementView(
                    improvement.key(),
                    improvement.title(),
                    improvement.description(),
                    improvement.state().name(),
                    improvement.source(),
                    improvement.processKey(),
                    improvement.activityId(),
                    improvement.raisedAt(),
                    improvement.outcome());
        }
    }

    /**
     * Either an idea with title and description, or the source and id of a remark that becomes an improvement. Process
     * and activity say what it is about; without them that is what the remark itself says.
     */
    record RaiseRequest(
            @Nullable String title,
            @Nullable String description,
            @Nullable String process,
            @Nullable String activity,
            @Nullable String source,
            @Nullable String reference) {}

    @AnyPerson
    @GetMapping
    Page<ImprovementView> list(
            @RequestParam(defaultValue = "any") String state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        var open = switch (state) {
            case "any" -> null;
            case "open" -> Boolean.TRUE;
            case "over" -> Boolean.FALSE;
            default -> throw Refusal.invalid("state", "must be open, over or any.");
        };
        var found = desk.all(open, page, size);
        return new Page<>(
                found.items().stream().map(ImprovementView::of).toList(), found.total(), found.page(), found.size());
    }

    @AnyPerson
    @GetMapping("/{key}")
    ImprovementView one(@PathVariable String key) {
        return ImprovementView.of(desk.require(key));
    }

    @PostMapping
    @RolesAllowed({Role.PROCESS_OWNER, Role.TEAM_LEAD})
    ResponseEntity<ImprovementView> raise(@RequestBody RaiseRequest asked) {
        var me = signedIn.require();
        var raised = asked.reference() == null
                ? desk.raiseIdea(
                        me, words(asked.title()), words(asked.description()), asked.process(), asked.activity())
                : desk.raiseFrom(me, words(asked.source()), asked.reference(), asked.process(), asked.activity());
        return ResponseEntity.created(URI.create("/api/improvements/" + raised.key()))
                .body(ImprovementView.of(raised));
    }

    private static String words(@Nullable String text) {
        return text == null ? "" : text;
    }
}
