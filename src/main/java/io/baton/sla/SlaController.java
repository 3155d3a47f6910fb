package io.baton.sla;

import io.baton.people.AnyPerson;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The clocks of a ticket over HTTP, for everybody who may see it. */
@RestController
@RequestMapping("/api/tickets/{key}/sla")
class SlaController {

    private final ServiceLevels levels;
    private final SignedIn signedIn;

    SlaController(ServiceLevels levels, SignedIn signedIn) {
        this.levels = levels;
        this.signedIn = signedIn;
    }

    /**
     * The clocks as they are; with a calendar or a target as they would be under it.
     *
     * @param calendar id of a calendar
     * @param target working time, such as PT4H
     */
    @GetMapping
    @AnyPerson
    ServiceLevels.TicketSla sla(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String calendar,
            @RequestParam(required = false) @Nullable String target) {
        return levels.of(key, signedIn.require(), calendar, duration(target));
    }

    private static @Nullable Duration duration(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var duration = Duration.parse(text.strip());
            if (!duration.isNegative() && !duration.isZero() && duration.toDays() < 3660) {
                return duration;
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw Refusal.invalid("target", "must be working time above zero, such as PT4H.");
    }
}
