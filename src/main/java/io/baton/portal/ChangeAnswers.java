package io.baton.portal;

import io.baton.change.ChangeDesk;
import io.baton.change.ChangeRequest;
import io.baton.change.ChangeType;
import io.baton.cmdb.Cmdb;
import io.baton.people.Person;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what was typed into the form of a change, and finds everything that does not fit at once. */
@Component
class ChangeAnswers {

    private final ChangeDesk desk;
    private final Cmdb cmdb;
    private final PageWords words;

    ChangeAnswers(ChangeDesk desk, Cmdb cmdb, PageWords words) {
        this.desk = desk;
        this.cmdb = cmdb;
        this.words = words;
    }

    /** @param errors by the names of the questions; empty where it may be handed in */
    record Read(ChangeRequest request, List<FieldError> errors) {}

    Read read(Person by, Map<String, String> answers) {
        var errors = new ArrayList<FieldError>();
        var request = request(answers, errors);
        var items = request.items() == null ? List.<String>of() : request.items();
        unknown(items)
                .forEach(id -> errors.add(new FieldError("items", "names no item of the inventory: " + id + ".")));
        if (request.service() != null && !unknown(List.of(request.service())).isEmpty()) {
            errors.add(new FieldError("service", "is in no inventory: " + request.service() + "."));
        }
        var seen = errors.stream().map(FieldError::field).toList();
        desk.problems(by, request).stream()
                .filter(error ->
                        !seen.contains(error.field()) && !(error.field().equals("until") && seen.contains("from")))
                .forEach(errors::add);
        return new Read(request, List.copyOf(errors));
    }

    private List<String> unknown(List<String> ids) {
        var known = cmdb.findAll(ids).stream().map(item -> item.id()).toList();
        return ids.stream().filter(id -> !known.contains(id)).toList();
    }

    private ChangeRequest request(Map<String, String> answers, List<FieldError> errors) {
        var items = lines(answers, "items");
        return new ChangeRequest(
                type(answers, errors),
                null, // changes of models are raised over the API, with the digests of their files
                text(answers, "template"),
                text(answers, "title"),
                text(answers, "service"),
                text(answers, "environment"),
                text(answers, "version"),
                text(answers, "commit"),
                new LinkedHashSet<>(lines(answers, "digests")),
                items.isEmpty() ? null : items,
                moment(answers, "from", errors),
                moment(answers, "until", errors),
                number(answers, "outageMinutes", errors),
                number(answers, "affectedUsers", errors),
                text(answers, "reason"),
                "true".equals(text(answers, "testsPassed"))
                        ? Boolean.TRUE
                        : "false".equals(text(answers, "testsPassed")) ? Boolean.FALSE : null,
                text(answers, "testResult"),
                text(answers, "commits"),
                text(answers, "objective"),
                text(answers, "measure"),
                text(answers, "implementationPlan"),
                text(answers, "rollbackPlan"),
                text(answers, "backoutTest"));
    }

    private static @Nullable ChangeType type(Map<String, String> answers, List<FieldError> errors) {
        var type = text(answers, "type");
        try {
            return type == null ? null : ChangeType.valueOf(type);
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError("type", "must be one of " + Arrays.toString(ChangeType.values()) + "."));
            return null;
        }
    }

    private @Nullable Instant moment(Map<String, String> answers, String field, List<FieldError> errors) {
        try {
            return words.instant(field, answers.getOrDefault(field, ""));
        } catch (Refusal refusal) {
            errors.addAll(refusal.errors());
            return null;
        }
    }

    private static @Nullable Integer number(Map<String, String> answers, String field, List<FieldError> errors) {
        var text = text(answers, field);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            errors.add(new FieldError(field, "must be a whole number, such as 20."));
            return null;
        }
    }

    private static List<String> lines(Map<String, String> answers, String field) {
        return Stream.of(answers.getOrDefault(field, "").split("[\\s,;]+"))
                .filter(line -> !line.isBlank())
                .distinct()
                .toList();
    }

    private static @Nullable String text(Map<String, String> answers, String field) {
        var text = answers.get(field);
        return text == null || text.isBlank() ? null : text.strip().replace("\r\n", "\n");
    }
}
