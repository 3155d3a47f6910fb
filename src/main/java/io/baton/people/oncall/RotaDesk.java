package io.baton.people.oncall;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.Directory;
import io.baton.people.Role;
import io.baton.people.ShiftCalendars;
import io.baton.people.SignedIn;
import io.baton.people.Team;
import io.baton.platform.Etag;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where leads plan who is on call. */
@Component
class RotaDesk {

    /** How far ahead a rota has to be without a gap when it is written down. */
    private static final Duration LOOKED_AT = Duration.ofDays(84);

    private static final DateTimeFormatter PLACE = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);

    private final RotaBook book;
    private final RotaPlanner planner;
    private final Directory directory;
    private final SignedIn signedIn;
    private final ObjectProvider<ShiftCalendars> calendars;
    private final AuditLedger ledger;
    private final Clock clock;

    RotaDesk(
            RotaBook book,
            RotaPlanner planner,
            Directory directory,
            SignedIn signedIn,
            ObjectProvider<ShiftCalendars> calendars,
            AuditLedger ledger,
            Clock clock) {
        this.book = book;
        this.planner = planner;
        this.directory = directory;
        this.signedIn = signedIn;
        this.calendars = calendars;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Replaces the rota of a team.
     *
     * @throws Refusal 404, 403, 422 naming every place that is wrong or the first gap, 412, 428
     */
    @Transactional
    public void save(String team, RotaDraft draft, @Nullable String ifMatch) {
        requireLead(team);
        var rota = RotaReader.check(team, draft, directory, calendars.getIfAvailable());
        requireWithoutGap(rota);
        var before = book.find(team);
        var by = signedIn.require().id();
        if (before.isEmpty()) {
            insert(team, draft, by);
        } else {
            Etag.requireMatch(ifMatch, before.get().version(), "The rota of " + team);
            if (!book.update(before.get(), draft, by)) {
                throw Refusal.stale("The rota of " + team);
            }
        }
        ledger.append(AuditEvent.of("ROTA_CHANGED", "team", team)
                .asPrivileged()
                .with("cover", rota.cover().name())
                .with("layers", rota.layers().stream().map(Layer::name).toList()));
    }

    private void insert(String team, RotaDraft draft, String by) {
        try {
            book.insert(team, draft, by);
        } catch (DuplicateKeyException e) {
            throw Refusal.stale("The rota of " + team);
        }
    }

    private void requireWithoutGap(Rota rota) {
        var first = rota.layers().stream()
                .map(layer -> layer.start().atZone(layer.zone()).toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var from = first.isAfter(now) ? first : now;
        planner.plan(rota, new Span(from, from.plus(LOOKED_AT))).gaps().stream()
                .findFirst()
                .ifPresent(gap -> {
                    var place = PLACE.format(gap.from().atZone(rota.zone())) + " until "
                            + PLACE.format(gap.until().atZone(rota.zone())) + " (" + rota.zone() + ")";
                    throw Refusal.invalid(
                                    "layers",
                                    "leave a gap: nobody is on call from " + place
                                            + ". Add a layer for it, or say with 'cover' that it is meant:"
                                            + " BUSINESS_HOURS or AS_PLANNED.")
                            .with("gapFrom", gap.from().toString())
                            .with("gapUntil", gap.until().toString());
                });
    }

    private Team requireTeam(String team) {
        return directory.team(team).orElseThrow(() -> Refusal.notFound("Team '" + team + "'"));
    }

    /** @throws Refusal 404 */
    RotaBook.Kept requireRota(String team) {
        requireTeam(team);
        return book.find(team).orElseThrow(() -> Refusal.notFound("A rota of team '" + team + "'"));
    }

    /** @throws Refusal 404, 403 */
    void requireLead(String team) {
        var asker = signedIn.require();
        if (!asker.has(Role.ADMIN) && !Objects.equals(requireTeam(team).leadId(), asker.id())) {
            throw Refusal.forbidden(
                    "not-your-team", "Only the lead of " + team + ", or an administrator, plans who is on call.");
        }
    }
}
