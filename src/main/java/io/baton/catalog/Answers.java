package io.baton.catalog;

import com.google.re2j.Pattern;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.platform.ReferenceCheck;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what a requester answered against the questions of an item, and says all that is wrong at once. */
@Component
class Answers {

    private static final Predicate<String> REFERENCE =
            java.util.regex.Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}").asMatchPredicate();
    private static final int LONGEST_NUMBER = 18;

    /** One answer is wrong; the message says what would be right. */
    private static class Wrong extends RuntimeException {
        Wrong(String remedy) {
            super(remedy, null, false, false);
        }

        String remedy() {
            return String.valueOf(getMessage());
        }
    }

    private final Directory directory;
    private final Clock clock;
    private final List<ReferenceCheck> references;

    Answers(Directory directory, Clock clock, List<ReferenceCheck> references) {
        this.directory = directory;
        this.clock = clock;
        this.references = references;
    }

    /**
     * The answers in the order of the questions, trimmed; questions left open are not in it.
     *
     * @throws Refusal 422 naming each unknown, missing or wrong field as {@code fields.<name>}
     */
    Map<String, Object> checked(ItemDefinition item, Map<String, ?> given) {
        var errors = new ArrayList<FieldError>();
        for (var name : given.keySet()) {
            if (item.field(name).isEmpty()) {
                errors.add(error(shortened(name), "is not a field of this item. It has: " + names(item) + "."));
            }
        }
        var answers = new LinkedHashMap<String, Object>();
        for (var field : item.fields()) {
            try {
                var value = value(field, given.get(field.name()));
                if (value != null) {
                    answers.put(field.name(), value);
                }
            } catch (Wrong wrong) {
                errors.add(error(field.name(), wrong.remedy()));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return answers;
    }

    private @Nullable Object value(ItemField field, @Nullable Object given) {
        if (given == null || given instanceof String text && text.isBlank()) {
            if (field.required()) {
                throw new Wrong("is required. " + field.help());
            }
            return null;
        }
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> text(field, given);
            case NUMBER -> number(field, given);
            case DATE -> date(field, given);
            case CHOICE -> choice(field, given);
            case BOOLEAN -> flag(given);
            case PERSON -> person(given);
            case CI, ASSET -> reference(field, given);
        };
    }

    private static String text(ItemField field, Object given) {
        var text = string(given).strip();
        if (text.length() > field.limit()) {
            throw new Wrong("must have at most " + field.limit() + " characters; it has " + text.length() + ".");
        }
        if (!Texts.isClean(text, field.type() == FieldType.LONG_TEXT)) {
            throw new Wrong(field.type() == FieldType.TEXT ? "must be one line of plain text." : "must be plain text.");
        }
        if (field.pattern() != null && !Pattern.matches(field.pattern(), text)) {
            throw new Wrong(field.patternHelp() != null ? field.patternHelp() : "must match " + field.pattern() + ".");
        }
        return text;
    }

    private static BigDecimal number(ItemField field, Object given) {
        if (!(given instanceof Number) || given instanceof Double d && !Double.isFinite(d)) {
            throw new Wrong("must be a number.");
        }
        var number = new BigDecimal(given.toString());
        // looked at before any arithmetic: 1e999999999 is short to write and long to compute with
        if (Math.abs((long) number.precision() - number.scale()) > LONGEST_NUMBER
                || number.precision() > LONGEST_NUMBER) {
            throw new Wrong("must have at most " + LONGEST_NUMBER + " digits.");
        }
        int decimals = field.decimals() == null ? 0 : field.decimals();
        number = number.stripTrailingZeros();
        if (number.scale() > decimals) {
            throw new Wrong(decimals == 0 ? "must be a whole number." : "must have at most " + decimals + " decimals.");
        }
        if (field.min() != null && number.compareTo(new BigDecimal(field.min())) < 0) {
            throw new Wrong("must be at least " + field.min() + ".");
        }
        if (field.max() != null && number.compareTo(new BigDecimal(field.max())) > 0) {
            throw new Wrong("must be at most " + field.max() + ".");
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private String date(ItemField field, Object given) {
        var today = LocalDate.now(clock);
        var day = Days.parse(string(given).strip());
        if (day == null) {
            throw new Wrong("must be a day as yyyy-mm-dd, such as " + today + ".");
        }
        var earliest = field.min() == null ? null : Days.bound(field.min(), today);
        if (earliest != null && day.isBefore(earliest)) {
            throw new Wrong("must be " + earliest + " or later.");
        }
        var latest = field.max() == null ? null : Days.bound(field.max(), today);
        if (latest != null && day.isAfter(latest)) {
            throw new Wrong("must be " + latest + " or earlier.");
        }
        return day.toString();
    }

    private static String choice(ItemField field, Object given) {
        var chosen = string(given);
        var known = field.choices().stream().map(ItemField.Choice::value).toList();
        if (!known.contains(chosen)) {
            throw new Wrong("must be one of: " + String.join(", ", known) + ".");
        }
        return chosen;
    }

    private static Boolean flag(Object given) {
        if (given instanceof Boolean flag) {
            return flag;
        }
        throw new Wrong("must be true or false.");
    }

    private String person(Object given) {
        var id = string(given).strip();
        if (directory.person(id).filter(Person::enabled).isEmpty()) {
            throw new Wrong("must be the id of somebody in the directory.");
        }
        return id;
    }

    private String reference(ItemField field, Object given) {
        var id = string(given).strip();
        if (!isReference(id)) {
            throw new Wrong("must be an id of letters, digits, dots and dashes, such as db-042.");
        }
        references.stream()
                .filter(check -> check.kind().equals(field.type().id()) && check.isUnknown(id))
                .findFirst()
                .ifPresent(check -> {
                    throw new Wrong(check.remedy());
                });
        return id;
    }

    static boolean isReference(String id) {
        return REFERENCE.test(id);
    }

    private static String string(Object given) {
        if (given instanceof String text) {
            return text;
        }
        throw new Wrong("must be text.");
    }

    private static FieldError error(String field, String message) {
        return new FieldError("fields." + field, message);
    }

    private static String names(ItemDefinition item) {
        List<String> names = item.fields().stream().map(ItemField::name).toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
