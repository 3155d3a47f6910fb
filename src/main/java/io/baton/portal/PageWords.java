package io.baton.portal;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Team;
import io.baton.platform.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns ids, codes and instants into what people read. */
@Component
class PageWords {

    private final Directory directory;
    private final PortalSettings settings;

    PageWords(Directory directory, PortalSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** The name of a person; the product itself is called by its name, too. */
    String person(String id) {
        return id.equals("baton")
                ? "Baton"
                : directory.person(id).map(Person::name).orElse(id);
    }

    /** The name of a team, or of the role whose holders do the work. */
    String team(String id) {
        return directory.team(id).map(Team::name).orElseGet(() -> spoken(id));
    }

    Moment moment(Instant instant) {
        return Moment.of(instant, settings.zone());
    }

    /**
     * What somebody chose in a field for date and time, by the wall clock of the pages; null for nothing.
     *
     * @throws Refusal 422 naming the field
     */
    @Nullable
    Instant instant(String field, String text) {
        return instant(field, text, settings.zone());
    }

    /**
     * The same by the wall clock of a zone.
     *
     * @throws Refusal 422 naming the field
     */
    @Nullable
    static Instant instant(String field, String text, ZoneId zone) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.strip()).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.invalid(field, "must be a day and a time, such as 2026-11-26T14:30.");
        }
    }

    @Nullable
    Moment moment(@Nullable Instant instant, boolean wanted) {
        return instant == null || !wanted ? null : moment(instant);
    }

    /** {@code equipment-setup} and {@code IN_USE} as "Equipment setup" and "In use". */
    static String spoken(String code) {
        var words = code.replace('-', ' ').replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** {@code approvalReason} as "Approval reason"; what is written in words already stays as it is. */
    static String spokenName(String field) {
        return field.contains(" ") ? field : spoken(field.replaceAll("(?<=[a-z])(?=[A-Z])", " "));
    }

    /** A value of a record or a rule. */
    static String value(@Nullable Object value) {
        if (value == null || value.equals("")) {
            return "-";
        }
        return switch (value.toString()) {
            case "true" -> "yes";
            case "false" -> "no";
            default -> value.toString();
        };
    }
}
