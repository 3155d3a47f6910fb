package io.baton.portal;

import io.baton.people.Person;
import io.baton.sla.ClockMode;
import io.baton.sla.ServiceLevels;
import io.baton.sla.ServiceLevels.ClockView;
import io.baton.sla.ServiceLevels.JourneyView;
import io.baton.sla.ServiceLevels.PlanChange;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What was promised for a ticket, on its page: the deadlines to everybody, the whole reckoning to those who work on it. */
@Component
class TicketSlaSection implements TicketSection {

    private final ServiceLevels levels;
    private final TicketDesk desk;
    private final PageWords words;

    TicketSlaSection(ServiceLevels levels, TicketDesk desk, PageWords words) {
        this.levels = levels;
        this.desk = desk;
        this.words = words;
    }

    /** @param used such as "3 h of 8 h, 37 %" */
    record Shown(
            String name,
            String state,
            String style,
            @Nullable Moment due,
            @Nullable String used,
            List<String> why,
            List<String> changes) {}

    /**
     * The journey that the ticket is part of.
     *
     * @param service address of the page of the ticket's service
     * @param others the other tickets of the way
     */
    record Whole(String name, String owner, String service, List<String> others) {}

    @Override
    public void describe(Ticket ticket, Person reader, Model model) {
        var inside = desk.seesInternal(ticket.key(), reader);
        var sla = levels.of(ticket.key(), reader);
        model.addAttribute("slaJourney", journey(sla.journey(), ticket));
        model.addAttribute(
                "slaClocks",
                sla.clocks().stream()
                        .filter(clock -> clock.target() != null)
                        .map(clock -> shown(clock, inside))
                        .toList());
    }

    private @Nullable Whole journey(@Nullable JourneyView journey, Ticket ticket) {
        return journey == null
                ? null
                : new Whole(
                        journey.name(),
                        words.person(journey.owner()),
                        Services.key(String.valueOf(ticket.service())),
                        journey.tickets().stream()
                                .filter(key -> !key.equals(ticket.key()))
                                .toList());
    }

    private Shown shown(ClockView clock, boolean inside) {
        var over = clock.mode() == ClockMode.STOPPED || clock.mode() == ClockMode.ENDED;
        return new Shown(
                name(clock),
                clock.breached() ? "Missed" : over ? "Kept" : clock.mode() == ClockMode.PAUSED ? "Rests" : "In time",
                clock.breached() ? "refused" : over ? "closed" : clock.mode() == ClockMode.PAUSED ? "on-hold" : "note",
                words.moment(clock.dueAt(), !over),
                inside ? used(clock) : null,
                inside ? clock.explanation() : List.of(),
                inside ? clock.plans().stream().map(this::change).toList() : List.of());
    }

    private String name(ClockView clock) {
        return switch (clock.kind()) {
            case RESPONSE -> "First answer";
            case RESOLUTION -> "Solution";
            case OLA -> "Work of " + words.team(String.valueOf(clock.team()));
            case JOURNEY -> "The whole journey";
        };
    }

    private static @Nullable String used(ClockView clock) {
        var target = clock.target();
        return target == null
                ? null
                : span(clock.elapsed()) + " of " + span(target) + " used, " + clock.percent() + " %";
    }

    private String change(PlanChange change) {
        return words.moment(change.at()).text() + " ("
                + PageWords.spoken(change.cause()).toLowerCase(Locale.ROOT)
                + "): " + plan(change.targetBefore(), change.dueBefore()) + " became "
                + plan(change.targetAfter(), change.dueAfter());
    }

    private String plan(@Nullable Duration target, @Nullable Instant due) {
        if (target == null) {
            return "no promise";
        }
        return span(target)
                + (due == null ? ", resting" : " until " + words.moment(due).text());
    }

    /** Such as "3 h 20 min". */
    private static String span(Duration span) {
        var hours = span.toHours();
        var minutes = span.toMinutesPart();
        return hours == 0 ? minutes + " min" : hours + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    }
}
