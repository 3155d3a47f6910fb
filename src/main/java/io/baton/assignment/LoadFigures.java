package io.baton.assignment;

import io.baton.people.StaffMember;
import io.baton.people.StaffRegister;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the people of some teams work on, in words for whoever shares work out anew. */
@Component
class LoadFigures {

    private static final int LONGEST = 4000;

    private final StaffRegister staff;
    private final Loads loads;
    private final Clock clock;

    LoadFigures(StaffRegister staff, Loads loads, Clock clock) {
        this.staff = staff;
        this.loads = loads;
        this.clock = clock;
    }

    /** One line per team and person, as a list that forms show. */
    String of(List<String> teams) {
        var members = new LinkedHashMap<String, List<StaffMember>>();
        teams.forEach(team -> members.put(team, staff.members(team, clock.instant())));
        var people = members.values().stream()
                .flatMap(List::stream)
                .map(StaffMember::person)
                .distinct()
                .toList();
        var byPerson = loads.of(people);
        var byTeam = loads.ofTeams(teams);
        var lines = new ArrayList<String>();
        members.forEach((team, crew) -> {
            lines.add("- **" + team + "**: "
                    + byTeam.getOrDefault(team, Load.NONE).inWords());
            crew.forEach(it -> lines.add("    - " + line(it, byPerson)));
        });
        var text = String.join("\n", lines);
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static String line(StaffMember member, Map<String, Load> loads) {
        var cap = member.cap() == null ? "" : " (cap " + member.cap() + ")";
        var there = member.isPresent() ? "" : ", " + member.reason();
        return member.person() + ": "
                + loads.getOrDefault(member.person(), Load.NONE).inWords() + cap + there;
    }
}
