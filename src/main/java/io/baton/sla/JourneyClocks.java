package io.baton.sla;

import io.baton.journey.Journey;
import io.baton.journey.JourneyRegister;
import io.baton.journey.JourneyTickets;
import io.baton.journey.JourneyTickets.Step;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketChanged;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketLinks;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * One clock for the whole way of a customer: it begins with the first ticket, runs while work on any ticket of the way goes
 * on, and ends with the last of them. It is kept under the first ticket.
 */
@Component
class JourneyClocks {

    private final JourneyRegister journeys;
    private final JourneyTickets ways;
    private final JourneyClock book;
    private final TicketDesk desk;
    private final TicketLinks links;
    private final Clock clock;

    JourneyClocks(
            JourneyRegister journeys,
            JourneyTickets ways,
            JourneyClock book,
            TicketDesk desk,
            TicketLinks links,
            Clock clock) {
        this.journeys = journeys;
        this.ways = ways;
        this.book = book;
        this.desk = desk;
        this.links = links;
        this.clock = clock;
    }

    @EventListener
    @Order(1) // after the clocks of the ticket itself
    void ticketChanged(TicketChanged news) {
        var at = ClockRoom.millis(clock.instant());
        var ticket = news.ticket();
        switch (news.change()) {
            case "RECORD_CHANGED" -> recordChanged(ticket, news.facts(), at);
            case "STATE_CHANGED" -> ways.of(ticket.key()).ifPresent(step -> book.follow(step, ticket, false, at));
            case "ENDED" -> ways.of(ticket.key()).ifPresent(step -> book.follow(step, ticket, true, at));
            case "LINKED" -> {
                if (TicketLinks.PARENT_OF.equals(news.facts().get("relation"))) {
                    join(ticket.key(), String.valueOf(news.facts().get("other")), at);
                }
            }
            default -> {
                // nothing that journeys go by
            }
        }
    }

    private void recordChanged(Ticket ticket, Map<String, Object> moves, Instant at) {
        if (ticket.state().isOver()) {
            return;
        }
        var begun = ClockRoom.isBegun(moves);
        if (!begun && ClockRoom.GROUNDS.stream().noneMatch(moves::containsKey)) {
            return;
        }
        var step = ways.of(ticket.key());
        if (step.isEmpty()) {
            if (begun || moves.containsKey("service") && ticket.processInstanceId() != null) {
                journeys.ofService(ticket.service()).ifPresent(journey -> begin(ticket, journey, at));
            }
        } else if (step.get().isFirst()) {
            if (moves.containsKey("service")) {
                turn(step.get(), ticket, at);
            } else {
                book.retarget(step.get(), ticket, cause(moves), at);
            }
        }
    }

    private static String cause(Map<String, Object> moves) {
        return ClockRoom.GROUNDS.stream()
                .filter(moves::containsKey)
                .findFirst()
                .map(ClockRoom::cause)
                .orElse("OPENED");
    }

    private void begin(Ticket ticket, Journey journey, Instant at) {
        var step = new Step(ticket.key(), ticket.key(), journey.id());
        ways.add(step, at);
        if (book.begin(ticket)) {
            links.partsOf(ticket.key()).forEach(part -> join(ticket.key(), part, at));
        } else { // nothing is promised for the whole, so there is no whole to measure
            ways.leave(step.first());
        }
    }

    /** What the first ticket is about was not known rightly: the whole way is along another journey, or along none. */
    private void turn(Step step, Ticket ticket, Instant at) {
        var journey = journeys.ofService(ticket.service());
        if (journey.isEmpty()) {
            book.end(step, ticket, at, "SERVICE_CHANGED", "The service belongs to no journey");
            ways.leave(step.first());
        } else if (!journey.get().id().equals(step.journey())) {
            ways.turn(step.first(), journey.get().id());
            book.retarget(step, ticket, "SERVICE_CHANGED", at);
        }
    }

    /** A ticket and all its parts become part of the way of the ticket that contains it. */
    private void join(String whole, String part, Instant at) {
        var way = ways.of(whole).filter(book::isOpen);
        if (way.isEmpty()) {
            return;
        }
        var known = ways.of(part);
        if (known.isEmpty()) {
            ways.add(new Step(part, way.get().first(), way.get().journey()), at);
            told(part, way.get().first());
        } else if (known.get().first().equals(way.get().first())) {
            return;
        } else if (known.get().isFirst() && book.isOpen(known.get())) {
            merge(way.get(), known.get(), at);
        } else { // it is part of another way, and stays there
            return;
        }
        links.partsOf(part).forEach(next -> join(part, next, at));
        ways.of(part).ifPresent(step -> book.follow(step, desk.require(part), false, at));
    }

    /** Of two ways that become one the clock that began first goes on. */
    private void merge(Step one, Step other, Instant at) {
        var kept = book.begunAt(one).isAfter(book.begunAt(other)) ? other : one;
        var given = kept == one ? other : one;
        book.end(given, desk.require(given.first()), at, "JOINED", "Part of the way that began with " + kept.first());
        ways.merge(given.first(), kept);
        told(given.first(), kept.first());
    }

    private void told(String part, String first) {
        desk.note(part, "SLA", "Part of the journey that began with " + first, true, Map.of("journey", first));
    }
}
