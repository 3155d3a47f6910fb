package io.baton.portal;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Reliefs;
import io.baton.people.Reliefs.Relief;
import io.baton.people.Reliefs.Swap;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The part of a team's calendar that shows who takes time over from whom, and offers the reader what he or she may do. */
@Component
class OnCallReliefs {

    private final Reliefs reliefs;
    private final Directory directory;
    private final PageWords words;
    private final SignedIn signedIn;
    private final Clock clock;

    OnCallReliefs(Reliefs reliefs, Directory directory, PageWords words, SignedIn signedIn, Clock clock) {
        this.reliefs = reliefs;
        this.directory = directory;
        this.words = words;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** Somebody who can be chosen. */
    record Choice(String id, String name) {}

    /** @param mayEnd whether the reader may take it back */
    record ReliefRow(
            String id,
            String name,
            Moment from,
            Moment until,
            @Nullable String note,
            boolean mayEnd) {}

    /**
     * @param asked in words, such as "Bela Novak asks Nils Berg"
     * @param mayAccept whether the reader is asked
     * @param mayEnd whether the reader may withdraw it
     */
    record SwapRow(
            String id,
            String asked,
            Moment from,
            Moment until,
            @Nullable String note,
            boolean mayAccept,
            boolean mayEnd) {}

    /** Adds what the page of a team shows of it. */
    void describe(String team, ZoneId zone, Model model) {
        var me = signedIn.require();
        var leads = leads(me, team);
        var works = me.teams().contains(team) && (me.has(Role.AGENT) || me.has(Role.TEAM_LEAD));
        var members = directory.membersOf(team).stream().filter(Person::enabled).toList();
        model.addAttribute(
                "reliefs",
                reliefs.of(team).stream()
                        .map(one -> row(one, zone, leads || one.madeBy().equals(me.id())))
                        .toList());
        model.addAttribute(
                "swaps",
                reliefs.swaps(team).stream()
                        .filter(one -> one.state().equals("OPEN"))
                        .map(one -> row(one, zone, me, works, leads))
                        .toList());
        model.addAttribute(
                "mayPutOnCall",
                Stream.concat(
                                works ? Stream.of(me) : Stream.<Person>of(),
                                leads
                                        ? members.stream()
                                                .filter(one -> !one.id().equals(me.id()) || !works)
                                        : Stream.of())
                        .map(OnCallReliefs::choice)
                        .toList());
        model.addAttribute(
                "mayBeAsked",
                works
                        ? members.stream()
                                .filter(one -> !one.id().equals(me.id()))
                                .map(OnCallReliefs::choice)
                                .toList()
                        : List.of());
        model.addAttribute(
                "thisHour", LocalDateTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.HOURS));
    }

    private boolean leads(Person me, String team) {
        return me.has(Role.ADMIN)
                || directory
                        .team(team)
                        .filter(one -> me.id().equals(one.leadId()))
                        .isPresent();
    }

    private ReliefRow row(Relief one, ZoneId zone, boolean mayEnd) {
        return new ReliefRow(
                one.id(),
                words.person(one.person()),
                Moment.of(one.from(), zone),
                Moment.of(one.until(), zone),
                one.note(),
                mayEnd);
    }

    private SwapRow row(Swap one, ZoneId zone, Person me, boolean works, boolean leads) {
        var asks = me.id().equals(one.askedBy());
        return new SwapRow(
                one.id(),
                words.person(one.askedBy()) + " asks "
                        + (one.askedOf() == null ? "somebody of the team" : words.person(one.askedOf())),
                Moment.of(one.from(), zone),
                Moment.of(one.until(), zone),
                one.note(),
                works && !asks && (one.askedOf() == null || me.id().equals(one.askedOf())),
                asks || leads);
    }

    private static Choice choice(Person person) {
        return new Choice(person.id(), person.name());
    }
}
