package io.baton.ticket.forecast;

import io.baton.ticket.Rests;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketChanged;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one place that decides when requesters are told another expected time, and why. */
@Component
class ForecastMoves {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm z", Locale.ENGLISH);

    private final Forecasts forecasts;
    private final Rests rests;
    private final TicketDesk desk;
    private final Clock clock;

    ForecastMoves(Forecasts forecasts, Rests rests, TicketDesk desk, Clock clock) {
        this.forecasts = forecasts;
        this.rests = rests;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * The forecast with which the requester gets the receipt.
     *
     * @return the expected time as the ticket has it from now on
     */
    @Transactional
    public Instant foresee(String key, int itemHours) {
        var forecast = forecasts.first(desk.require(key), itemHours);
        desk.expect(key, forecast.at(), forecast.because());
        return Objects.requireNonNull(desk.require(key).expectedAt());
    }

    @EventListener
    @Order(10) // after the clocks
    void ticketChanged(TicketChanged news) {
        var ticket = news.ticket();
        if (ticket.state().isOver() || ticket.expectedAt() == null) {
            return;
        }
        switch (news.change()) {
            case "STATE_CHANGED" -> stateChanged(ticket, news.facts());
            case "REOPENED" -> reopened(ticket);
            case "PROMISE_CHANGED" -> promiseChanged(ticket, news.facts());
            case "RECORD_CHANGED" -> {
                if (news.facts().get("assignedGroup") instanceof Map<?, ?> move && move.containsKey("from")) {
                    handedOver(ticket);
                }
            }
            default -> {
                // nothing that forecasts go by
            }
        }
    }

    private void stateChanged(Ticket ticket, Map<String, Object> facts) {
        if (ticket.state() == TicketState.ON_HOLD) {
            rests(ticket);
        } else if (TicketState.ON_HOLD.name().equals(facts.get("from"))) {
            goesOn(ticket);
        }
    }

    /** As long as nobody knows how long a ticket will rest, nobody can say more than before. */
    private void rests(Ticket ticket) {
        var until = rests.foreseen(ticket.key());
        if (until != null && until.isAfter(clock.instant())) {
            forecasts
                    .of(ticket, until)
                    .ifPresent(forecast -> tell(
                            ticket,
                            forecast,
                            "the work rests until " + TIME.format(until.atZone(forecast.zone())) + "."));
        }
    }

    private void goesOn(Ticket ticket) {
        var until = rests.foreseen(ticket.key());
        if (until != null) {
            rests.over(ticket.key());
        }
        forecasts.of(ticket, null).ifPresent(forecast -> tell(ticket, forecast, rested(until)));
    }

    private String rested(@Nullable Instant foreseen) {
        if (foreseen == null) {
            return "the work rested for a while and goes on now.";
        }
        return "the work rested " + (clock.instant().isBefore(foreseen) ? "shorter" : "longer") + " than foreseen.";
    }

    private void reopened(Ticket ticket) {
        forecasts
                .of(ticket, null)
                .filter(forecast -> forecast.at().isAfter(ticket.expectedAt()))
                .ifPresent(forecast -> tell(ticket, forecast, "the result was not right, and the work goes on."));
    }

    /** What is promised sooner is not expected later than before, and the other way round. */
    private void promiseChanged(Ticket ticket, Map<String, Object> facts) {
        var sooner = Boolean.TRUE.equals(facts.get("sooner"));
        var until = rests.foreseen(ticket.key());
        var isKnown = ticket.state() != TicketState.ON_HOLD || until != null;
        if (isKnown && ticket.state() != TicketState.REVIEW) {
            forecasts
                    .of(ticket, until)
                    .filter(forecast -> sooner == forecast.at().isBefore(ticket.expectedAt()))
                    .ifPresent(forecast -> tell(ticket, forecast, String.valueOf(facts.get("reason"))));
        }
    }

    /** Another team takes as long as the former one, but perhaps not at once. */
    private void handedOver(Ticket ticket) {
        if (ticket.state() == TicketState.PENDING || ticket.state() == TicketState.IN_PROGRESS) {
            forecasts
                    .of(ticket, null)
                    .filter(Forecast::isQueued)
                    .ifPresent(forecast -> tell(ticket, forecast, forecast.because()));
        }
    }

    private void tell(Ticket ticket, Forecast forecast, String because) {
        desk.expect(ticket.key(), forecast.at(), because);
    }
}
