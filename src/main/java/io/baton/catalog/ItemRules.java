package io.baton.catalog;

import com.google.re2j.PatternSyntaxException;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an item must look like before anybody is asked to fill it in. */
@Component
class ItemRules {

    private static final Predicate<String> ID =
            java.util.regex.Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*").asMatchPredicate();
    private static final Predicate<String> AMOUNT =
            java.util.regex.Pattern.compile("-?\\d{1,15}(\\.\\d{1,4})?").asMatchPredicate();

    private final Validator validator;

    ItemRules(Validator validator) {
        this.validator = validator;
    }

    /** @throws Refusal 422 naming every part that is missing or wrong */
    void check(String id, ItemDefinition item, List<String> categories) {
        var errors = new ArrayList<FieldError>();
        if (id.length() > 64 || !ID.test(id)) {
            errors.add(new FieldError("id", "must be small letters, digits and single dashes, such as vpn-access."));
        }
        validator.validate(item).stream()
                .map(v -> new FieldError(v.getPropertyPath().toString(), v.getMessage()))
                .sorted(Comparator.comparing(FieldError::field))
                .forEach(errors::add);
        if (errors.isEmpty()) {
            category(item, categories, errors);
            fields(item, errors);
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private static void category(ItemDefinition item, List<String> categories, List<FieldError> errors) {
        if (!categories.isEmpty() && !categories.contains(item.category())) {
            errors.add(new FieldError("category", "must be one of: " + String.join(", ", categories) + "."));
        }
    }

    private static void fields(ItemDefinition item, List<FieldError> errors) {
        var names = new HashSet<String>();
        for (var i = 0; i < item.fields().size(); i++) {
            var field = item.fields().get(i);
            var path = "fields[" + i + "].";
            if (!names.add(field.name())) {
                errors.add(new FieldError(path + "name", "'" + field.name() + "' is there twice."));
            }
            choices(field, path, errors);
            bound(field, field.min(), path + "min", errors);
            bound(field, field.max(), path + "max", errors);
            pattern(field, path + "pattern", errors);
            if (field.secret() && !field.type().isText()) {
                errors.add(new FieldError(path + "secret", "only text can be kept secret."));
            }
        }
        references(item, errors);
    }

    private static void references(ItemDefinition item, List<FieldError> errors) {
        var title = item.titleField();
        if (title != null && item.field(title).filter(ItemRules::canBeTitle).isEmpty()) {
            errors.add(new FieldError(
                    "titleField", "must be the name of a required text field that is neither secret nor sensitive."));
        }
        for (var i = 0; i < item.distinctBy().size(); i++) {
            if (item.field(item.distinctBy().get(i))
                    .filter(field -> !field.secret())
                    .isEmpty()) {
                errors.add(new FieldError("distinctBy[" + i + "]", "must be the name of a field that is not secret."));
            }
        }
        var licence = item.licence();
        if (licence != null && (licence.product() == null) == (licence.field() == null)) {
            errors.add(new FieldError("licence", "must name either a product or the field that names one."));
        } else if (licence != null
                && licence.field() != null
                && item.field(licence.field()).filter(ItemRules::canNameProduct).isEmpty()) {
            errors.add(new FieldError(
                    "licence.field",
                    "must be the name of a text or choice field that is neither secret nor sensitive."));
        }
        var cost = item.cost();
        if (cost != null
                && !(cost.rule() == CostRule.Rule.PER_UNIT
                        ? isQuantity(item, cost.quantityField())
                        : cost.quantityField() == null)) {
            errors.add(
                    new FieldError(
                            "cost.quantityField",
                            "must be the name of a required number field with a min of 0 or more for PER_UNIT, and absent otherwise."));
        }
    }

    private static boolean isQuantity(ItemDefinition item, @Nullable String name) {
        return name != null
                && item.field(name)
                        .filter(field -> field.type() == FieldType.NUMBER && field.required() && !field.secret())
                        .filter(field -> isNeverNegative(field.min()))
                        .isPresent();
    }

    private static boolean canNameProduct(ItemField field) {
        return (field.type() == FieldType.TEXT || field.type() == FieldType.CHOICE)
                && !field.secret()
                && !field.sensitive();
    }

    /** Fewer than none would be paid back to the cost centre. */
    private static boolean isNeverNegative(@Nullable String min) {
        return min != null && AMOUNT.test(min) && new BigDecimal(min).signum() >= 0;
    }

    private static boolean canBeTitle(ItemField field) {
        return field.type() == FieldType.TEXT && field.required() && !field.secret() && !field.sensitive();
    }

    private static void choices(ItemField field, String path, List<FieldError> errors) {
        var values = field.choices().stream().map(ItemField.Choice::value).toList();
        if ((field.type() == FieldType.CHOICE) == values.isEmpty()) {
            errors.add(new FieldError(path + "choices", "belong to fields of type choice, which need at least one."));
        }
        if (new HashSet<>(values).size() < values.size()) {
            errors.add(new FieldError(path + "choices", "must have different values."));
        }
    }

    private static void bound(ItemField field, @Nullable String bound, String path, List<FieldError> errors) {
        if (bound == null) {
            return;
        }
        var fits = switch (field.type()) {
            case NUMBER -> AMOUNT.test(bound);
            case DATE -> Days.bound(bound, LocalDate.EPOCH) != null;
            default -> false;
        };
        if (!fits) {
            errors.add(new FieldError(
                    path, "must be a number for a number, and yyyy-mm-dd, today or today+7 for a date; nothing else."));
        } else if (field.type() == FieldType.NUMBER
                && field.min() != null
                && AMOUNT.test(field.min())
                && bound.equals(field.max())
                && new BigDecimal(field.min()).compareTo(new BigDecimal(bound)) > 0) {
            errors.add(new FieldError(path, "must not be below min."));
        }
    }

    private static void pattern(ItemField field, String path, List<FieldError> errors) {
        if (field.pattern() == null) {
            return;
        }
        if (field.type() != FieldType.TEXT) {
            errors.add(new FieldError(path, "belongs to fields of type text."));
        }
        try {
            com.google.re2j.Pattern.compile(field.pattern());
        } catch (PatternSyntaxException e) {
            errors.add(new FieldError(path, "is not a regular expression (RE2 syntax): " + e.getDescription() + "."));
        }
    }
}
