package io.baton.people.oncall;

import io.baton.people.Absence;
import io.baton.people.Absences;
import io.baton.people.Rotas;
import io.baton.people.ShiftCalendars;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Brings together what the layers of a rota offer, single shifts, and who is away. */
@Component
class RotaPlanner implements Rotas {

    private final RotaBook book;
    private final Absences absences;
    private final ObjectProvider<ShiftCalendars> calendars;

    RotaPlanner(RotaBook book, Absences absences, ObjectProvider<ShiftCalendars> calendars) {
        this.book = book;
        this.absences = absences;
        this.calendars = calendars;
    }

    @Override
    public List<String> teams() {
        return book.teams();
    }

    @Override
    public Optional<Plan> plan(String team, Instant from, Instant until) {
        var asked = new Span(from, until);
        return book.find(team).map(kept -> plan(RotaReader.trusted(team, kept.draft()), asked));
    }

    /** A plan of a rota that need not be kept yet. */
    Plan plan(Rota rota, Span asked) {
        var calendar = calendars.getIfAvailable();
        var offered = Stream.concat(book.overrides(rota.team(), asked).stream(), rota.offered(asked, calendar).stream())
                .toList();
        var resolved = Resolution.resolve(offered, asked);
        var wanted = rota.wanted(asked, calendar);
        var gaps = Resolution.gaps(resolved, wanted);
        return new Plan(
                rota.team(),
                rota.zone(),
                rota.cover().name(),
                resolved.stream()
                        .map(watch -> new OnCallShift(watch.person(), watch.layer(), watch.from(), watch.until()))
                        .toList(),
                gaps.stream().map(gap -> new Gap(gap.from(), gap.until())).toList(),
                conflicts(offered, resolved, asked),
                Fairness.of(resolved, wanted, gaps));
    }

    private List<Conflict> conflicts(List<Watch> offered, List<Watch> resolved, Span asked) {
        var people = offered.stream().map(Watch::person).distinct().toList();
        var away = absences.during(people, asked.from(), asked.until());
        if (away.isEmpty()) {
            return List.of();
        }
        var called = Resolution.resolve(
                offered.stream().flatMap(watch -> present(watch, away)).toList(), asked);
        var conflicts = new ArrayList<Conflict>();
        for (var watch : resolved) {
            away.stream()
                    .filter(absence -> absence.person().equals(watch.person()))
                    .flatMap(absence -> Span.common(span(absence), span(watch)).stream())
                    .forEach(missed -> conflicts.addAll(instead(watch.person(), missed, called)));
        }
        return conflicts;
    }

    private static Stream<Watch> present(Watch watch, List<Absence> away) {
        var missed = away.stream()
                .filter(absence -> absence.person().equals(watch.person()))
                .map(RotaPlanner::span)
                .toList();
        return watch.isEmpty()
                ? Stream.empty()
                : span(watch).without(missed).stream().map(part -> watch.during(part.from(), part.until()));
    }

    /** Who is called in a time in which somebody is away, piece by piece. */
    private static List<Conflict> instead(String person, Span missed, List<Watch> called) {
        var conflicts = new ArrayList<Conflict>();
        for (var watch : called) {
            Span.common(span(watch), missed)
                    .ifPresent(part -> conflicts.add(new Conflict(person, part.from(), part.until(), watch.person())));
        }
        missed.without(called.stream().map(RotaPlanner::span).toList())
                .forEach(part -> conflicts.add(new Conflict(person, part.from(), part.until(), null)));
        return conflicts;
    }

    private static Span span(Watch watch) {
        return new Span(watch.from(), watch.until());
    }

    private static Span span(Absence absence) {
        return new Span(absence.from(), absence.until());
    }
}
