package io.baton.people.oncall;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.ShiftCalendars;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Function;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.jspecify.annotations.Nullable;

/** Reads one draft of a rota, and collects everything that is wrong with it. */
final class RotaReader {

    private static final int MOST_LAYERS = 20;
    private static final int MOST_USERS = 50;
    private static final int LONGEST_RULE = 300;
    private static final int HIGHEST = 100;
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Set<Freq> FREQUENCIES = EnumSet.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);
    private static final int TRIED = 20;
    private static final int EARLIEST = 2000;
    private static final int LATEST = 2100;
    private static final LocalDateTime SOME_START = LocalDateTime.of(EARLIEST, 1, 1, 0, 0);
    private static final ZoneId ANY_ZONE = ZoneId.of("UTC");

    private final List<FieldError> errors = new ArrayList<>();
    private final String team;
    private final @Nullable Directory directory;
    private final @Nullable ShiftCalendars calendars;

    /** @param directory null for what was checked when it was written down: people may have left since */
    private RotaReader(String team, @Nullable Directory directory, @Nullable ShiftCalendars calendars) {
        this.team = team;
        this.directory = directory;
        this.calendars = calendars;
    }

    /** @throws Refusal 422 naming every place that is wrong */
    static Rota check(String team, RotaDraft draft, Directory directory, @Nullable ShiftCalendars calendars) {
        return new RotaReader(team, directory, calendars).read(draft);
    }

    static Rota trusted(String team, RotaDraft draft) {
        return new RotaReader(team, null, null).read(draft);
    }

    private Rota read(RotaDraft draft) {
        var zone = zone("zone", draft.zone(), null);
        var cover = choice("cover", draft.cover(), Rota.Cover.class, Rota.Cover.ALWAYS);
        if (directory != null
                && draft.calendar() != null
                && (calendars == null || !calendars.knows(draft.calendar()))) {
            wrong("calendar", "there is no calendar '" + draft.calendar() + "'.");
        }
        var drafts = Objects.requireNonNullElse(draft.layers(), List.<RotaDraft.LayerDraft>of()).stream()
                .filter(Objects::nonNull)
                .toList();
        if (drafts.isEmpty() || drafts.size() > MOST_LAYERS) {
            wrong("layers", "must be 1 to " + MOST_LAYERS + " layers.");
        }
        var names = new HashSet<String>();
        var layers = new ArrayList<Layer>();
        for (int i = 0; i < drafts.size() && i < MOST_LAYERS; i++) {
            var layer = layer("layers[" + i + "].", drafts.get(i), zone);
            if (!names.add(layer.name())) {
                wrong("layers[" + i + "].name", "is the name of another layer.");
            }
            layers.add(layer);
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid("rota-invalid", errors);
        }
        return new Rota(team, zone, cover, draft.calendar(), layers);
    }

    private Layer layer(String at, RotaDraft.LayerDraft draft, ZoneId zone) {
        var name = Objects.requireNonNullElse(draft.name(), "").strip();
        if (name.isEmpty() || name.length() > 60 || name.equals("override")) {
            wrong(at + "name", "must have 1 to 60 characters, and not be 'override'.");
        }
        var priority = Objects.requireNonNullElse(draft.priority(), 0);
        if (priority < 0 || priority > HIGHEST) {
            wrong(at + "priority", "must be 0 to " + HIGHEST + ".");
        }
        var length = parsed(at + "length", draft.length(), Duration::parse, "such as PT12H or P7D", Duration.ofDays(1));
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
            wrong(at + "length", "must be longer than nothing and at most " + LONGEST.toDays() + " days.");
        }
        return new Layer(
                name,
                priority,
                zone(at + "zone", draft.zone(), zone),
                start(at + "start", draft.start()),
                length,
                rule(at + "rule", draft.rule()),
                users(at + "users", draft.users()),
                choice(at + "turn", draft.turn(), Layer.Turn.class, Layer.Turn.SHIFT),
                Boolean.TRUE.equals(draft.businessDays()),
                draft.until() == null
                        ? null
                        : parsed(at + "until", draft.until(), LocalDate::parse, "such as 2026-12-31", LocalDate.MAX));
    }

    private List<String> users(String field, @Nullable List<String> users) {
        if (users == null
                || users.isEmpty()
                || users.size() > MOST_USERS
                || users.stream().anyMatch(Objects::isNull)) {
            wrong(field, "must be 1 to " + MOST_USERS + " people.");
            return List.of("nobody");
        }
        var known = directory;
        if (known != null) {
            users.stream()
                    .filter(user -> known.person(user)
                            .filter(Person::enabled)
                            .filter(person -> person.teams().contains(team))
                            .isEmpty())
                    .findFirst()
                    .ifPresent(user -> wrong(field, "'" + user + "' is nobody who works in " + team + "."));
        }
        return List.copyOf(users);
    }

    private RecurrenceRule rule(String field, @Nullable String text) {
        var fallback = new RecurrenceRule(Freq.DAILY);
        if (text == null || text.isBlank() || text.length() > LONGEST_RULE) {
            wrong(
                    field,
                    "must be an RRULE such as FREQ=WEEKLY;BYDAY=MO,TU, of at most " + LONGEST_RULE + " characters.");
            return fallback;
        }
        try {
            var rule = new RecurrenceRule(text, RecurrenceRule.RfcMode.RFC5545_STRICT);
            if (rule.hasPart(Part.BYHOUR) || rule.hasPart(Part.BYMINUTE) || rule.hasPart(Part.BYSECOND)) {
                wrong(field, "must not name hours; 'start' says when a shift begins.");
            } else if (!FREQUENCIES.contains(rule.getFreq())) {
                wrong(field, "must come back by the day, week, month or year.");
            } else if (!rule.isInfinite()) {
                wrong(field, "must have no UNTIL or COUNT; say the last day in 'until' of the layer.");
            } else {
                requireSomeShifts(rule);
                return rule;
            }
        } catch (InvalidRecurrenceRuleException e) {
            wrong(field, "is no RRULE: " + e.getMessage());
        } catch (IllegalArgumentException | IllegalStateException e) {
            wrong(field, "asks for days that never come.");
        }
        return fallback;
    }

    /** Rules such as every 30th of February are well-formed, and found out by looking for their days only. */
    private static void requireSomeShifts(RecurrenceRule rule) {
        var shifts = rule.iterator(0, TimeZone.getTimeZone("UTC"));
        for (int seen = 0; seen < TRIED && shifts.hasNext(); seen++) {
            shifts.nextMillis();
        }
    }

    private LocalDateTime start(String field, @Nullable String text) {
        var start = parsed(field, text, LocalDateTime::parse, "such as 2026-01-05T08:00", SOME_START);
        if (start.getYear() < EARLIEST || start.getYear() > LATEST) {
            wrong(field, "must lie between the years " + EARLIEST + " and " + LATEST + ".");
            return SOME_START;
        }
        return start;
    }

    private ZoneId zone(String field, @Nullable String text, @Nullable ZoneId fallback) {
        if (text == null && fallback != null) {
            return fallback;
        }
        return parsed(field, text, ZoneId::of, "a zone such as Europe/Berlin", ANY_ZONE);
    }

    private <T> T parsed(String field, @Nullable String text, Function<String, T> read, String example, T fallback) {
        try {
            if (text != null) {
                return read.apply(text.strip());
            }
        } catch (DateTimeException e) {
            // told below
        }
        wrong(field, "must be " + example + ".");
        return fallback;
    }

    private <E extends Enum<E>> E choice(String field, @Nullable String text, Class<E> choices, E usual) {
        if (text == null) {
            return usual;
        }
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(text))
                .findFirst()
                .orElseGet(() -> {
                    wrong(field, "must be one of " + Arrays.toString(choices.getEnumConstants()) + ".");
                    return usual;
                });
    }

    private void wrong(String field, String message) {
        errors.add(new FieldError(field, message));
    }
}
