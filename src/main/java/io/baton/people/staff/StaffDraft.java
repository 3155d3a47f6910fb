package io.baton.people.staff;

import io.baton.people.ShiftCalendars;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody can do and when, as sent in.
 *
 * @param cap how much open work at most; no limit when left out
 * @param shift at any hour when left out
 */
record StaffDraft(
        @Nullable Set<String> skills,
        @Nullable Integer cap,
        @Nullable ShiftDraft shift) {

    private static final Pattern SKILL = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int MOST_SKILLS = 50;
    private static final int MOST_SLOTS = 50;
    private static final int HIGHEST_CAP = 1000;

    /**
     * Slots of a week in a zone, or the name of a business calendar.
     *
     * @param zone such as Europe/Berlin
     */
    record ShiftDraft(
            @Nullable String zone,
            @Nullable String calendar,
            @Nullable List<SlotDraft> slots) {}

    /**
     * @param weekday MONDAY to SUNDAY
     * @param from such as 08:00
     * @param until such as 17:00; before {@code from} where it goes on into the next day
     */
    record SlotDraft(
            @Nullable String weekday,
            @Nullable String from,
            @Nullable String until) {}

    Set<String> tags() {
        return Objects.requireNonNullElse(skills, Set.of());
    }

    /** @throws Refusal 422 naming every place that is wrong */
    Shift check(@Nullable ShiftCalendars calendars) {
        var errors = new ArrayList<FieldError>();
        if (tags().size() > MOST_SKILLS
                || !tags().stream()
                        .allMatch(tag -> tag != null && SKILL.matcher(tag).matches())) {
            errors.add(new FieldError(
                    "skills",
                    "must be at most " + MOST_SKILLS
                            + " tags of 1 to 40 lower-case letters, digits and hyphens, such as mobile-phones."));
        }
        if (cap != null && (cap < 1 || cap > HIGHEST_CAP)) {
            errors.add(new FieldError("cap", "must be 1 to " + HIGHEST_CAP + ", or left out."));
        }
        var read = shift == null ? Shift.ALWAYS : shift(shift, calendars, errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return read;
    }

    private static Shift shift(ShiftDraft draft, @Nullable ShiftCalendars calendars, List<FieldError> errors) {
        var slots = Objects.requireNonNullElse(draft.slots(), List.<SlotDraft>of()).stream()
                .filter(Objects::nonNull)
                .toList();
        if (draft.calendar() != null) {
            if (!slots.isEmpty()) {
                errors.add(new FieldError("shift", "must have slots or a calendar, not both."));
            }
            if (calendars == null || !calendars.knows(draft.calendar())) {
                errors.add(new FieldError("shift.calendar", "there is no calendar '" + draft.calendar() + "'."));
            }
            return new Shift(ZoneOffset.UTC, draft.calendar(), List.of());
        }
        if (slots.isEmpty() || slots.size() > MOST_SLOTS) {
            errors.add(new FieldError("shift.slots", "must be 1 to " + MOST_SLOTS + " slots, or name a calendar."));
            return Shift.ALWAYS;
        }
        var zone = parsed(
                "shift.zone",
                "must be a zone such as Europe/Berlin.",
                () -> ZoneId.of(Objects.toString(draft.zone(), "")),
                ZoneOffset.UTC,
                errors);
        var read = new ArrayList<Slot>();
        for (int i = 0; i < slots.size(); i++) {
            read.add(slot("shift.slots[" + i + "]", slots.get(i), errors));
        }
        if (errors.isEmpty()) {
            refuseOverlaps(read, errors);
        }
        return new Shift(zone, null, read);
    }

    private static Slot slot(String field, SlotDraft draft, List<FieldError> errors) {
        var weekday = Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(draft.weekday()))
                .findFirst();
        if (weekday.isEmpty()) {
            errors.add(new FieldError(field + ".weekday", "must be MONDAY to SUNDAY."));
        }
        return new Slot(
                weekday.orElse(DayOfWeek.MONDAY),
                time(field + ".from", draft.from(), errors),
                time(field + ".until", draft.until(), errors));
    }

    private static LocalTime time(String field, @Nullable String text, List<FieldError> errors) {
        var time = parsed(
                field,
                "must be a time such as 08:00.",
                () -> LocalTime.parse(Objects.toString(text, "")),
                LocalTime.MIDNIGHT,
                errors);
        if (!time.truncatedTo(ChronoUnit.MINUTES).equals(time)) {
            errors.add(new FieldError(field, "must be a time of full minutes."));
        }
        return time;
    }

    private static void refuseOverlaps(List<Slot> slots, List<FieldError> errors) {
        for (int later = 1; later < slots.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (slots.get(later).overlaps(slots.get(earlier))) {
                    errors.add(new FieldError(
                            "shift.slots[" + later + "]",
                            slots.get(later) + " overlaps " + slots.get(earlier) + " of slots[" + earlier + "]."));
                    return;
                }
            }
        }
    }

    private static <T> T parsed(String field, String message, Supplier<T> read, T fallback, List<FieldError> errors) {
        try {
            return read.get();
        } catch (DateTimeException e) {
            errors.add(new FieldError(field, message));
            return fallback;
        }
    }
}
