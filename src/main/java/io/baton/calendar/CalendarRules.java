package io.baton.calendar;

import io.baton.calendar.CalendarDefinition.Closure;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What a calendar must be like before deadlines are promised by it; every fault is told with its place. */
@Component
class CalendarRules {

    private static final Pattern ID = Pattern.compile("[a-z0-9](-?[a-z0-9]){1,62}");
    private static final int LONGEST_TITLE = 120;
    private static final int MOST_SLOTS = 12;
    private static final int MOST_CLOSURES = 500;

    private final PublicHolidays holidays;

    CalendarRules(PublicHolidays holidays) {
        this.holidays = holidays;
    }

    /** @throws Refusal 422 naming each fault */
    void check(String id, CalendarDefinition definition) {
        var errors = new ArrayList<FieldError>();
        if (!ID.matcher(id).matches()) {
            errors.add(new FieldError("id", "must be 2 to 64 small letters, digits and single hyphens."));
        }
        var title = definition.title();
        if (title == null || title.isBlank() || title.length() > LONGEST_TITLE) {
            errors.add(new FieldError("title", "is required, in at most " + LONGEST_TITLE + " characters."));
        }
        checkZone(definition.zone(), errors);
        checkWeek(definition, errors);
        var region = definition.holidays();
        if (region != null && !region.isBlank() && !holidays.isKnown(region)) {
            errors.add(new FieldError(
                    "holidays",
                    "'" + region + "' is no region whose holidays are known; write a country such as de, or a part of"
                            + " it such as de-be."));
        }
        checkClosures(definition, errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid("calendar-invalid", errors);
        }
    }

    private static void checkZone(@org.jspecify.annotations.Nullable String zone, List<FieldError> errors) {
        try {
            ZoneId.of(Objects.requireNonNullElse(zone, ""));
        } catch (DateTimeException e) {
            errors.add(new FieldError("zone", "'" + zone + "' is no time zone; write it as Europe/Berlin or UTC."));
        }
    }

    private static void checkWeek(CalendarDefinition definition, List<FieldError> errors) {
        var week = Objects.requireNonNull(definition.week());
        if (week.values().stream().allMatch(List::isEmpty)) {
            errors.add(new FieldError("week", "has no working time at all; give at least one day a slot."));
        }
        week.forEach((day, slots) -> {
            if (Arrays.stream(DayOfWeek.values())
                    .noneMatch(known -> known.name().equals(day))) {
                errors.add(new FieldError("week." + day, "is no day; write MONDAY to SUNDAY."));
            } else if (slots.size() > MOST_SLOTS) {
                errors.add(new FieldError("week." + day, "has more than " + MOST_SLOTS + " slots."));
            } else {
                checkDay("week." + day, slots, errors);
            }
        });
    }

    private static void checkDay(String place, List<String> texts, List<FieldError> errors) {
        var read = new ArrayList<Slot>();
        for (int i = 0; i < texts.size(); i++) {
            try {
                var slot = Slot.read(texts.get(i));
                read.stream().filter(slot::overlaps).findFirst().ifPresent(other -> {
                    throw new IllegalArgumentException("overlaps " + other + ".");
                });
                read.add(slot);
            } catch (IllegalArgumentException e) {
                errors.add(new FieldError(place + "[" + i + "]", "'" + texts.get(i) + "' " + e.getMessage()));
            }
        }
    }

    private static void checkClosures(CalendarDefinition definition, List<FieldError> errors) {
        var closures = Objects.requireNonNull(definition.closures());
        if (closures.size() > MOST_CLOSURES) {
            errors.add(new FieldError("closures", "are more than " + MOST_CLOSURES + "."));
        }
        for (int i = 0; i < closures.size(); i++) {
            var fault = fault(closures.get(i));
            if (!fault.isEmpty()) {
                errors.add(new FieldError("closures[" + i + "]", fault));
            }
        }
    }

    private static String fault(Closure closure) {
        if (closure.from() == null || closure.to() == null) {
            return "needs a first and a last day, from and to.";
        }
        if (closure.to().isBefore(closure.from())) {
            return "ends before it begins.";
        }
        if (closure.from().plusYears(1).isBefore(closure.to())) {
            return "is longer than a year; a calendar nobody works by promises nothing.";
        }
        if (closure.reason() == null
                || closure.reason().isBlank()
                || closure.reason().length() > LONGEST_TITLE) {
            return "needs a reason, in at most " + LONGEST_TITLE + " characters.";
        }
        return "";
    }

    /** The slots of a definition that was checked, by day, in their order. */
    static Map<DayOfWeek, List<Slot>> week(CalendarDefinition definition) {
        var week = new EnumMap<DayOfWeek, List<Slot>>(DayOfWeek.class);
        Objects.requireNonNull(definition.week())
                .forEach((day, slots) -> week.put(
                        DayOfWeek.valueOf(day),
                        slots.stream()
                                .map(Slot::read)
                                .sorted(java.util.Comparator.comparingInt(Slot::from))
                                .toList()));
        return week;
    }
}
