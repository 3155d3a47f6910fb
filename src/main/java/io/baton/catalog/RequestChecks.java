package io.baton.catalog;

import io.baton.catalog.ItemDefinition.Approval;
import io.baton.catalog.ItemDefinition.Intent;
import io.baton.catalog.ItemDefinition.Level;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import io.baton.platform.Words;
import io.baton.ticket.approval.LineManagers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides whether a request can be taken as it was sent; nothing is stored before it agrees. */
@Component
class RequestChecks {

    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_ASK = 2000;
    private static final int MOST_WATCHERS = 20;
    private static final Set<String> ON_BEHALF = Set.of(Role.AGENT, Role.TEAM_LEAD, Role.INTEGRATION);

    private final Catalogue catalogue;
    private final Answers answers;
    private final LineManagers managers;
    private final Directory directory;
    private final Spelling spelling;

    RequestChecks(Catalogue catalogue, Answers answers, LineManagers managers, Directory directory, Spelling spelling) {
        this.catalogue = catalogue;
        this.answers = answers;
        this.managers = managers;
        this.directory = directory;
        this.spelling = spelling;
    }

    CheckedRequest order(RequestDesk.Order order, Person asker) {
        var item = offered(order.itemId());
        var definition = item.definition();
        var errors = new ArrayList<FieldError>();
        var given = collect(errors, () -> answers.checked(definition, order.fields()), Map.<String, Object>of());
        var impact = level("impact", order.impact(), definition.impact(), errors);
        var urgency = level("urgency", order.urgency(), Level.MEDIUM, errors);
        var ciId = ci(order.ciId(), errors);
        var watchers = watchers(order.watchers(), errors);
        var requester = requester(order.requester(), asker, errors);
        refuse(errors);
        var title = title(item, given);
        var description = Wording.description(definition, given);
        return new CheckedRequest(
                asker,
                requester,
                item,
                item,
                given,
                title,
                description,
                ask(item.title(), title, Wording.words(definition, given)),
                item.id(),
                definition.intent().name(),
                impact,
                urgency,
                ciId == null ? Wording.namedCi(definition, given) : ciId,
                watchers,
                order.inAdditionTo(),
                approver(definition, requester, asker));
    }

    CheckedRequest intake(RequestDesk.Intake intake, Person asker) {
        var errors = new ArrayList<FieldError>();
        var text = text(intake.text(), errors);
        var intent = oneOf("intent", intake.intent(), Intent.values(), errors);
        var impact = level("impact", intake.impact(), Level.LOW, errors);
        var urgency = level("urgency", intake.urgency(), Level.MEDIUM, errors);
        var ciId = ci(intake.ciId(), errors);
        var requester = requester(intake.requester(), asker, errors);
        var item = hinted(intake.itemId(), errors);
        refuse(errors);
        var words = ask(item == null ? "" : item.title(), Texts.message(text));
        var ask = Words.cut(spelling.corrected(words), LONGEST_ASK);
        var model = item == null ? catalogue.likely(ask, intent).orElse(null) : item;
        return new CheckedRequest(
                asker,
                requester,
                item,
                model,
                Map.of(),
                Texts.firstLine(text, LONGEST_TITLE),
                text,
                ask,
                item == null ? catalogue.matching(ask).map(CatalogueItem::id).orElse(null) : item.id(),
                intent,
                impact,
                urgency,
                ciId,
                List.of(),
                null,
                model == null ? null : approver(model.definition(), requester, asker));
    }

    private CatalogueItem offered(@Nullable String itemId) {
        if (itemId == null || itemId.isBlank()) {
            throw Refusal.invalid("itemId", "is required: choose an item of GET /api/catalogue.");
        }
        return catalogue
                .find(Texts.cut(itemId, 64))
                .filter(item -> item.id().equals(itemId) && !item.retired())
                .orElseThrow(() -> Refusal.invalid("itemId", "is not on offer. GET /api/catalogue lists what is."));
    }

    /** An item that free text is about; one that asks for answers has to be ordered with them. */
    private @Nullable CatalogueItem hinted(@Nullable String itemId, List<FieldError> errors) {
        if (itemId == null) {
            return null;
        }
        var item = collect(errors, () -> Optional.of(offered(itemId)), Optional.<CatalogueItem>empty());
        if (item.filter(i -> i.fields().stream().anyMatch(ItemField::required)).isPresent()) {
            errors.add(new FieldError("itemId", "asks for answers; order it with POST /api/requests."));
        }
        return item.orElse(null);
    }

    private static String text(@Nullable String text, List<FieldError> errors) {
        if (text == null || text.isBlank()) {
            errors.add(new FieldError("text", "is required: say what is broken or what you need."));
            return "";
        }
        var stripped = text.strip();
        if (stripped.length() > LONGEST_TEXT) {
            errors.add(new FieldError("text", "must have at most " + LONGEST_TEXT + " characters."));
        }
        if (!Texts.isClean(stripped, true)) {
            errors.add(new FieldError("text", "must be plain text."));
        }
        return stripped;
    }

    private static String level(String field, @Nullable String given, Level otherwise, List<FieldError> errors) {
        return given == null ? otherwise.name() : oneOf(field, given, Level.values(), errors);
    }

    private static String oneOf(String field, @Nullable String given, Enum<?>[] known, List<FieldError> errors) {
        if (given == null || Arrays.stream(known).noneMatch(k -> k.name().equals(given))) {
            var names = Arrays.stream(known).map(Enum::name).collect(Collectors.joining(", "));
            errors.add(new FieldError(field, "must be one of: " + names + "."));
            return "";
        }
        return given;
    }

    /** Only the shape: whether the item exists is found out by the process, which can wait for a CMDB that is away. */
    private static @Nullable String ci(@Nullable String ciId, List<FieldError> errors) {
        if (ciId == null || ciId.isBlank()) {
            return null;
        }
        if (!Answers.isReference(ciId.strip())) {
            errors.add(new FieldError("ciId", "must be an id of letters, digits, dots and dashes, such as db-042."));
        }
        return ciId.strip();
    }

    private List<String> watchers(List<String> given, List<FieldError> errors) {
        var watchers = given.stream().distinct().toList();
        if (watchers.size() > MOST_WATCHERS) {
            errors.add(new FieldError("watchers", "must be at most " + MOST_WATCHERS + " people."));
        } else if (watchers.stream().anyMatch(id -> !isKnown(id))) {
            errors.add(new FieldError("watchers", "must be ids of people in the directory."));
        }
        return watchers;
    }

    private Person requester(@Nullable String id, Person asker, List<FieldError> errors) {
        if (id == null && isMachine(asker)) {
            errors.add(new FieldError("requester", "is required: name the person the request is for."));
        }
        if (id == null || id.equals(asker.id())) {
            return asker;
        }
        if (asker.roles().stream().noneMatch(ON_BEHALF::contains)) {
            throw Refusal.forbidden(
                    "on-behalf", "Only agents hand in requests for somebody else. Leave out requester.");
        }
        var requester = directory.person(id).filter(Person::enabled).filter(p -> !isMachine(p));
        if (requester.isEmpty()) {
            errors.add(new FieldError("requester", "must be the id of somebody in the directory."));
        }
        return requester.orElse(asker);
    }

    private static boolean isMachine(Person person) {
        return person.has(Role.INTEGRATION) || person.has(Role.PIPELINE);
    }

    private boolean isKnown(@Nullable String id) {
        return id != null && directory.person(id).filter(Person::enabled).isPresent();
    }

    private @Nullable Person approver(ItemDefinition item, Person requester, Person asker) {
        return item.approval() == Approval.LINE_MANAGER
                ? managers.above(requester, Set.of(asker.id())).orElse(null)
                : null;
    }

    private static String title(CatalogueItem item, Map<String, Object> answers) {
        var field = item.definition().titleField();
        var answer = field == null ? null : answers.get(field);
        return answer == null ? item.title() : Texts.firstLine(answer.toString(), LONGEST_TITLE);
    }

    private static String ask(String... parts) {
        var all = Arrays.stream(parts).filter(p -> !p.isBlank()).distinct().collect(Collectors.joining(" "));
        return Words.cut(Words.normalised(all), LONGEST_ASK);
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    /** Gathers what a check found, so that all errors are told at once. */
    private static <T> T collect(List<FieldError> errors, Supplier<T> check, T otherwise) {
        try {
            return check.get();
        } catch (Refusal refusal) {
            errors.addAll(refusal.errors());
            return otherwise;
        }
    }
}
