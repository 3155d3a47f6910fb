package io.baton.portal;

import io.baton.change.Change;
import io.baton.change.ChangeDesk;
import io.baton.change.ChangeRequest;
import io.baton.change.ChangeTemplate;
import io.baton.change.TemplateDesk;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Idempotency;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import io.baton.portal.ItemQuestions.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form by which a change is raised, and put otherwise while that is possible. */
@Controller
@RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.CHANGE_MANAGER, Role.PROCESS_OWNER})
class ChangeFormPage {

    /** Made when the form is shown, so that sending it twice raises one change. */
    private static final String ONCE = "_once";

    /** The version of the change that was read; whoever edits another one is told so. */
    private static final String VERSION = "_version";

    /** Pressed by whoever wants to know what is in the way before sending. */
    private static final String LOOK = "_look";

    /** Pressed by whoever takes the free time that was found; its value holds both ends. */
    private static final String SLOT = "_slot";

    /** Pressed by whoever wants the time although something is in the way. */
    private static final String ANYWAY = "_anyway";

    /** Names the standard change by which it is done. */
    private static final String TEMPLATE = "template";

    private static final Set<HttpStatus> ANSWERED_IN_THE_FORM =
            Set.of(HttpStatus.UNPROCESSABLE_ENTITY, HttpStatus.CONFLICT, HttpStatus.PRECONDITION_FAILED);

    private final ChangeDesk desk;
    private final TemplateDesk templates;
    private final ChangeQuestions questions;
    private final ChangeAnswers reader;
    private final ChangeWindow window;
    private final Idempotency idempotency;
    private final SignedIn signedIn;

    ChangeFormPage(
            ChangeDesk desk,
            TemplateDesk templates,
            ChangeQuestions questions,
            ChangeAnswers reader,
            ChangeWindow window,
            Idempotency idempotency,
            SignedIn signedIn) {
        this.desk = desk;
        this.templates = templates;
        this.questions = questions;
        this.reader = reader;
        this.window = window;
        this.idempotency = idempotency;
        this.signedIn = signedIn;
    }

    /** The key of what was raised, to be found again when the form is sent twice. */
    record Raised(String key) {}

    /** The same roles as the form is open to. */
    static boolean mayRaise(Person person) {
        return Stream.of(Role.AGENT, Role.TEAM_LEAD, Role.CHANGE_MANAGER, Role.PROCESS_OWNER)
                .anyMatch(person::has);
    }

    @GetMapping("/portal/changes/new")
    String blank(@RequestParam(name = TEMPLATE, defaultValue = "") String template, Model model) {
        return form(null, template.isBlank() ? Map.of() : Map.of(TEMPLATE, template), List.of(), model);
    }

    @PostMapping("/portal/changes/new")
    String raise(
            @RequestParam Map<String, String> sent,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var me = signedIn.require();
        return handIn(null, sent, response, model, request -> {
            var once = new KeyedRequest(http, sent.getOrDefault(ONCE, Ids.next()));
            var raised = idempotency.once(
                    once,
                    request,
                    Raised.class,
                    () -> ResponseEntity.ok(new Raised(desk.raise(me, request).key())));
            var key = Objects.requireNonNull(raised.getBody()).key();
            flash.addFlashAttribute(
                    "said", key + " is raised. Its risk is judged, then everybody is asked who has to agree.");
            return key;
        });
    }

    @GetMapping("/portal/changes/{key}/edit")
    String edit(@PathVariable("key") String key, Model model) {
        var change = desk.visible(key, signedIn.require());
        return form(change, questions.answersOf(change, desk.proofs(key)), List.of(), model);
    }

    @PostMapping("/portal/changes/{key}/edit")
    String change(
            @PathVariable("key") String key,
            @RequestParam Map<String, String> sent,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var me = signedIn.require();
        var change = desk.visible(key, me);
        var answers = new HashMap<>(sent);
        answers.put("title", change.title());
        answers.remove("items");
        return handIn(change, answers, response, model, request -> {
            if (!String.valueOf(change.version()).equals(answers.get(VERSION))) {
                throw Refusal.stale("The change");
            }
            desk.edit(me, key, request);
            flash.addFlashAttribute(
                    "said", "It is put so now. What was agreed to before is void, and everybody is asked again.");
            return key;
        });
    }

    private interface Deed {
        String of(ChangeRequest request);
    }

    private String handIn(
            @Nullable Change edited, Map<String, String> sent, HttpServletResponse response, Model model, Deed deed) {
        var answers = withSlot(sent);
        var read = reader.read(signedIn.require(), answers);
        if (!read.errors().isEmpty()) {
            return again(edited, answers, read.errors(), HttpStatus.UNPROCESSABLE_ENTITY, response, model);
        }
        var found = look(edited, read.request());
        model.addAttribute("found", found);
        if (sent.containsKey(LOOK) || sent.containsKey(SLOT)) {
            return form(edited, answers, List.of(), model);
        }
        if (found != null && found.blocked() && !sent.containsKey(ANYWAY)) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return form(edited, answers, List.of(), model);
        }
        try {
            return "redirect:/portal/tickets/" + deed.of(read.request());
        } catch (Refusal refusal) {
            if (!ANSWERED_IN_THE_FORM.contains(refusal.status())) {
                throw refusal;
            }
            var errors = refusal.errors().isEmpty()
                    ? List.of(new FieldError("", String.valueOf(refusal.getMessage())))
                    : refusal.errors();
            return again(edited, answers, errors, refusal.status(), response, model);
        }
    }

    private static Map<String, String> withSlot(Map<String, String> sent) {
        var slot = sent.getOrDefault(SLOT, "").split("/", 2);
        if (slot.length < 2) {
            return sent;
        }
        var answers = new HashMap<>(sent);
        answers.put("from", slot[0]);
        answers.put("until", slot[1]);
        return answers;
    }

    private ChangeWindow.@Nullable Found look(@Nullable Change edited, ChangeRequest request) {
        var standard = request.template() == null ? null : templates.require(request.template());
        var service = standard == null ? request.service() : standard.service();
        if (request.from() == null || request.until() == null || service == null) {
            return null;
        }
        var named = edited == null
                ? Objects.requireNonNullElse(request.items(), List.<String>of())
                : desk.items(edited.key());
        var items = Stream.concat(named.stream(), Stream.of(service)).collect(Collectors.toSet());
        return window.look(
                edited == null ? "" : edited.key(),
                String.valueOf(request.title()),
                items,
                service,
                standard == null ? request.environment() : standard.environment(),
                request.from(),
                request.until());
    }

    private String again(
            @Nullable Change edited,
            Map<String, String> answers,
            List<FieldError> errors,
            HttpStatus status,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status.value());
        return form(edited, answers, errors, model);
    }

    private String form(@Nullable Change edited, Map<String, String> answers, List<FieldError> errors, Model model) {
        var standard = standard(answers);
        var parts = edited != null
                ? questions.ofEdit(answers, errors)
                : standard != null ? questions.ofStandard(answers, errors) : questions.ofNew(answers, errors);
        var asked = parts.stream().flatMap(part -> part.questions().stream()).toList();
        model.addAttribute("looked", answers.containsKey(LOOK) || answers.containsKey(SLOT));
        model.addAttribute("edited", edited);
        model.addAttribute("standard", standard);
        model.addAttribute("parts", parts);
        model.addAttribute(
                "errors", errors.stream().map(error -> problem(error, asked)).toList());
        model.addAttribute("once", Ids.next());
        model.addAttribute(
                "version", edited == null ? null : answers.getOrDefault(VERSION, String.valueOf(edited.version())));
        return "portal/change-form";
    }

    private @Nullable ChangeTemplate standard(Map<String, String> answers) {
        var id = answers.getOrDefault(TEMPLATE, "");
        return id.isBlank() ? null : templates.require(id);
    }

    private static Problem problem(FieldError error, List<Question> asked) {
        return asked.stream()
                .filter(q -> q.name().equals(error.field()))
                .findFirst()
                .map(q -> new Problem(q.anchor(), q.label() + " " + error.message()))
                .orElseGet(() -> new Problem(null, PageRefusals.inWords(error)));
    }
}
