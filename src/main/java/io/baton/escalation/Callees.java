package io.baton.escalation;

import io.baton.journey.Journey;
import io.baton.journey.JourneyRegister;
import io.baton.journey.JourneyTickets;
import io.baton.people.Directory;
import io.baton.people.OnCall;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.StaffMember;
import io.baton.people.StaffRegister;
import io.baton.people.Team;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the people whom the tables mean by a word such as TEAM_LEAD. Somebody is always found. */
@Component
class Callees {

    /** The team that watches over the rules. */
    private static final String BOARD = "governance-board";

    private final Directory directory;
    private final StaffRegister staff;
    private final OnCall onCall;
    private final JourneyRegister journeys;
    private final JourneyTickets ways;
    private final Clock clock;

    Callees(
            Directory directory,
            StaffRegister staff,
            OnCall onCall,
            JourneyRegister journeys,
            JourneyTickets ways,
            Clock clock) {
        this.directory = directory;
        this.staff = staff;
        this.onCall = onCall;
        this.journeys = journeys;
        this.ways = ways;
        this.clock = clock;
    }

    /** The same, where the words may mean people who answer for more than the team's work. */
    List<String> of(String words, String ticket, @Nullable String team, @Nullable String assignee) {
        return found(words, word -> word.equals("JOURNEY_OWNER") ? journeyOwner(ticket) : one(word, team, assignee));
    }

    /**
     * @param words one or several, with commas between them
     * @param team whose work it is
     * @param assignee who does it, if anybody does
     */
    List<String> of(String words, @Nullable String team, @Nullable String assignee) {
        return found(words, word -> one(word, team, assignee));
    }

    private List<String> found(String words, Function<String, Stream<String>> meaning) {
        var found = new LinkedHashSet<String>();
        for (var word : words.split("\\s*,\\s*")) {
            found.addAll(active(meaning.apply(word)));
        }
        return List.copyOf(found.isEmpty() ? lastResort() : found);
    }

    /** Whoever answers for the journey now, whatever team works. */
    private Stream<String> journeyOwner(String ticket) {
        return ways.of(ticket).flatMap(step -> journeys.find(step.journey())).map(Journey::owner).stream();
    }

    private Stream<String> one(String word, @Nullable String team, @Nullable String assignee) {
        return switch (word) {
            case "ASSIGNEE" -> assignee == null ? leads(team) : Stream.of(assignee);
            case "TEAM" -> present(team);
            case "TEAM_LEAD" -> leads(team);
            case "MANAGER" -> managers(team, assignee);
            case "SUPERIOR" -> assignee == null ? leads(team) : managers(team, assignee);
            case "ON_CALL" -> onDuty(team);
            case "PROCESS_OWNER" -> withRole(Role.PROCESS_OWNER);
            case "CHANGE_MANAGER" -> withRole(Role.CHANGE_MANAGER);
            case "AUDITOR" -> withRole(Role.AUDITOR);
            case "BOARD" -> directory.membersOf(BOARD).stream().map(Person::id);
            default -> Stream.empty();
        };
    }

    /** Those who are there; all of them when nobody is. */
    private Stream<String> present(@Nullable String team) {
        if (team == null) {
            return Stream.empty();
        }
        var members = staff.members(team, clock.instant());
        var there = members.stream().filter(StaffMember::isPresent).toList();
        return (there.isEmpty() ? members : there).stream().map(StaffMember::person);
    }

    /** Whoever leads the team; of a team without a lead all leads, who stand in for each other. */
    private Stream<String> leads(@Nullable String team) {
        var lead = team == null ? null : directory.team(team).map(Team::leadId).orElse(null);
        return lead == null ? withRole(Role.TEAM_LEAD) : Stream.of(lead);
    }

    /** The line manager of whoever does it, or else of whoever leads the team. */
    private Stream<String> managers(@Nullable String team, @Nullable String assignee) {
        var below = assignee == null ? leads(team) : Stream.of(assignee);
        return below.flatMap(id -> directory.person(id).stream())
                .flatMap(person -> person.managerId() == null ? Stream.empty() : Stream.of(person.managerId()));
    }

    private Stream<String> onDuty(@Nullable String team) {
        return team == null
                ? Stream.empty()
                : onCall.onDuty(team, clock.instant()).stream().map(duty -> duty.person());
    }

    private Stream<String> withRole(String role) {
        return directory.withRole(role).stream().map(Person::id);
    }

    private List<String> active(Stream<String> ids) {
        return ids.filter(id -> directory.person(id).filter(Person::enabled).isPresent())
                .toList();
    }

    /** Better too high than nobody. */
    private Set<String> lastResort() {
        var owners = active(withRole(Role.PROCESS_OWNER));
        return new LinkedHashSet<>(owners.isEmpty() ? active(withRole(Role.TEAM_LEAD)) : owners);
    }
}
