package io.baton.schedule;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at what somebody wants to put on the calendar. */
@Component
class EntryRules {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_NAME = 40;
    private static final int MOST_SCOPES = 20;

    private final Directory directory;
    private final RelatedItems items;
    private final ScheduleSettings settings;

    EntryRules(Directory directory, RelatedItems items, ScheduleSettings settings) {
        this.directory = directory;
        this.items = items;
        this.settings = settings;
    }

    /** What was checked. */
    record Valid(
            EntryKind kind,
            String title,
            String reason,
            String owner,
            Recurrence when,
            EntryDraft draft,
            List<EntryScope> scopes) {}

    /** @throws Refusal 422 naming every field that is wrong */
    Valid check(EntryDraft draft, Person writer) {
        var errors = new ArrayList<FieldError>();
        var kind = kind(draft.kind(), errors);
        var title = text("title", draft.title(), LONGEST_TITLE, errors);
        var reason = text("reason", draft.reason(), LONGEST_REASON, errors);
        var owner = draft.owner() == null || draft.owner().isBlank()
                ? writer.id()
                : draft.owner().strip();
        if (directory.person(owner).filter(Person::enabled).isEmpty()) {
            errors.add(new FieldError("owner", "must be the id of somebody who works here."));
        }
        var when = RecurrenceReader.read(draft, errors);
        var scopes = scopes(draft.scopes(), errors);
        if (!errors.isEmpty() || kind == null || when == null) {
            throw Refusal.invalid("calendar-entry-invalid", errors);
        }
        return new Valid(kind, title, reason, owner, when, draft, scopes);
    }

    private static @Nullable EntryKind kind(@Nullable String text, List<FieldError> errors) {
        var kind = Arrays.stream(EntryKind.values())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElse(null);
        if (kind == null) {
            errors.add(new FieldError("kind", "must be one of " + Arrays.toString(EntryKind.values()) + "."));
        }
        return kind;
    }

    private static String text(String field, @Nullable String given, int longest, List<FieldError> errors) {
        var text = given == null ? "" : given.strip();
        if (text.isEmpty() || text.length() > longest) {
            errors.add(new FieldError(field, "must have 1 to " + longest + " characters."));
        }
        return text;
    }

    private List<EntryScope> scopes(@Nullable List<EntryScope> given, List<FieldError> errors) {
        if (given == null
                || given.isEmpty()
                || given.size() > MOST_SCOPES
                || given.stream().anyMatch(Objects::isNull)) {
            errors.add(new FieldError(
                    "scopes", "must be 1 to " + MOST_SCOPES + " places where it holds; {} is everywhere."));
            return List.of();
        }
        var scopes = given.stream().map(EntryRules::stripped).distinct().toList();
        for (int i = 0; i < scopes.size(); i++) {
            check("scopes[" + i + "].", scopes.get(i), errors);
        }
        return scopes;
    }

    private void check(String at, EntryScope scope, List<FieldError> errors) {
        var service = scope.service();
        if (service != null
                && !service.equals(settings.ownService())
                && items.find(service).filter(RelatedItems.Item::isService).isEmpty()) {
            errors.add(new FieldError(at + "service", "names no service of the inventory."));
        }
        var item = scope.item();
        if (item != null && items.find(item).isEmpty()) {
            errors.add(new FieldError(at + "item", "names no registered configuration item."));
        }
        var region = scope.region();
        if (region != null && items.inRegion(region).isEmpty()) {
            errors.add(new FieldError(at + "region", "names a region in which no configuration item is."));
        }
        var environment = scope.environment();
        if (environment != null
                && (environment.length() > LONGEST_NAME || !environment.matches("[a-z0-9][a-z0-9-]*"))) {
            errors.add(new FieldError(
                    at + "environment", "must be small letters, digits and hyphens, such as production."));
        }
    }

    private static EntryScope stripped(EntryScope scope) {
        var environment = stripped(scope.environment());
        return new EntryScope(
                stripped(scope.service()),
                environment == null ? null : environment.toLowerCase(Locale.ROOT),
                stripped(scope.region()),
                stripped(scope.item()));
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
