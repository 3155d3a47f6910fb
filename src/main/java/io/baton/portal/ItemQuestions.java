package io.baton.portal;

import io.baton.catalog.CatalogueItem;
import io.baton.catalog.FieldType;
import io.baton.catalog.ItemDefinition.Level;
import io.baton.catalog.ItemField;
import io.baton.platform.Refusal.FieldError;
import io.baton.portal.Question.Option;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the form of a catalogue item out of its fields. */
@Component
class ItemQuestions {

    static final String IMPACT = "_impact";
    static final String URGENCY = "_urgency";
    static final String REQUESTER = "_requester";

    private static final int RADIOS = 5;

    private final Clock clock;
    private final PortalSettings settings;

    ItemQuestions(Clock clock, PortalSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** One line of the summary above a form that came back; the anchor leads to the question, if it is one of ours. */
    record Problem(@Nullable String anchor, String message) {}

    /** All questions, with what was answered so far and what is wrong with it. */
    List<Question> of(CatalogueItem item, Map<String, String> answers, List<FieldError> errors, boolean forOthers) {
        var questions = new ArrayList<Question>();
        item.fields().forEach(field -> questions.add(question(field)));
        questions.add(impact());
        questions.add(urgency());
        if (forOthers) {
            questions.add(requester());
        }
        var defaults = Map.of(
                IMPACT, item.definition().impact().name(),
                URGENCY, Level.MEDIUM.name());
        return questions.stream()
                .map(q -> q.answered(shown(q, answers.getOrDefault(q.name(), defaults.get(q.name()))))
                        .refused(errorOf(q.name(), errors)))
                .toList();
    }

    /** The questions of the item alone, for an order whose impact and urgency are known. */
    List<Question> ofFields(CatalogueItem item, Map<String, String> answers, List<FieldError> errors) {
        return item.fields().stream()
                .map(this::question)
                .map(q -> q.answered(shown(q, answers.get(q.name()))).refused(errorOf(q.name(), errors)))
                .toList();
    }

    /** The questions of the item alone, to correct answers that were given; a secret is given anew or stays. */
    List<Question> corrections(CatalogueItem item, Map<String, String> answers, List<FieldError> errors) {
        return item.fields().stream()
                .map(field -> field.secret() ? question(field).keptIfEmpty() : question(field))
                .map(q -> q.answered(shown(q, answers.get(q.name()))).refused(errorOf(q.name(), errors)))
                .toList();
    }

    List<Problem> problems(List<Question> questions, List<FieldError> errors) {
        return errors.stream()
                .map(error -> questions.stream()
                        .filter(q -> q.name().equals(nameOf(error)))
                        .findFirst()
                        .map(q -> new Problem(q.anchor(), q.label() + " " + error.message()))
                        .orElseGet(() -> new Problem(null, (error.field() + " " + error.message()).strip())))
                .toList();
    }

    /** A secret is never sent back to the browser. */
    private static @Nullable String shown(Question question, @Nullable String answer) {
        return question.input().equals("password") ? null : answer;
    }

    private static @Nullable String errorOf(String name, List<FieldError> errors) {
        return errors.stream()
                .filter(error -> nameOf(error).equals(name))
                .map(error -> "This " + error.message())
                .findFirst()
                .orElse(null);
    }

    private static String nameOf(FieldError error) {
        return switch (error.field()) {
            case "impact" -> IMPACT;
            case "urgency" -> URGENCY;
            case "requester" -> REQUESTER;
            default -> error.field().replaceFirst("^fields\\.", "");
        };
    }

    private Question question(ItemField field) {
        var question = Question.of(field.name(), field.label(), input(field), field.required())
                .explained(field.help())
                .choosing(field.choices().stream()
                        .map(choice -> new Option(choice.value(), choice.label()))
                        .toList());
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> question.limited(field.limit()).completedBy(field.secret() ? "off" : null);
            case NUMBER -> question.between(field.min(), field.max(), step(field));
            case DATE -> question.between(day(field.min()), day(field.max()), null);
            default -> question;
        };
    }

    private static String input(ItemField field) {
        if (field.secret() && field.type() == FieldType.TEXT) {
            return "password";
        }
        return switch (field.type()) {
            case LONG_TEXT -> "textarea";
            case NUMBER -> "number";
            case DATE -> "date";
            case BOOLEAN -> "checkbox";
            case CHOICE -> field.choices().size() <= RADIOS && field.required() ? "radio" : "select";
            default -> "text";
        };
    }

    private static String step(ItemField field) {
        var decimals = field.decimals() == null ? 0 : field.decimals();
        return decimals == 0 ? "1" : "0." + "0".repeat(decimals - 1) + "1";
    }

    /** {@code today} and {@code today+7} as the day they mean; a hint for the browser, the server checks by itself. */
    private @Nullable String day(@Nullable String bound) {
        if (bound == null || !bound.startsWith("today")) {
            return bound;
        }
        var rest = bound.substring("today".length());
        var today = LocalDate.now(clock.withZone(settings.zone()));
        return today.plusDays(rest.isEmpty() ? 0 : Long.parseLong(rest)).toString();
    }

    private static Question requester() {
        return Question.of(REQUESTER, "Whom is it for?", "text", false)
                .explained("Sign-in name of the person, if it is not for you.")
                .limited(64)
                .completedBy("off");
    }

    private static Question impact() {
        return Question.of(IMPACT, "How many people does it touch?", "radio", true)
                .choosing(List.of(
                        new Option("LOW", "One person"),
                        new Option("MEDIUM", "A team or a department"),
                        new Option("HIGH", "A whole site, many teams or customers")));
    }

    private static Question urgency() {
        return Question.of(URGENCY, "How soon does it hurt?", "radio", true)
                .choosing(List.of(
                        new Option("LOW", "It can wait, work goes on without it"),
                        new Option("MEDIUM", "Work is slower without it"),
                        new Option("HIGH", "Work has stopped, or will stop today")));
    }
}
