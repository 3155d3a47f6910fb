package io.baton.assignment;

import io.baton.people.OnCall;
import io.baton.people.StaffMember;
import io.baton.people.StaffRegister;
import io.baton.ticket.Assignees.Candidate;
import io.baton.ticket.Assignees.Vacancy;
import io.baton.ticket.Assignees.Verdict;
import io.baton.ticket.Ticket;
import io.baton.ticket.WorkSteps;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who sits there to be chosen, seen while nobody else chooses from among them. */
@Component
class Bench {

    private final StaffRegister staff;
    private final OnCall onCall;
    private final Loads loads;
    private final Turns turns;
    private final AssignmentSettings settings;
    private final JdbcClient db;
    private final Clock clock;

    Bench(
            StaffRegister staff,
            OnCall onCall,
            Loads loads,
            Turns turns,
            AssignmentSettings settings,
            JdbcClient db,
            Clock clock) {
        this.staff = staff;
        this.onCall = onCall;
        this.loads = loads;
        this.turns = turns;
        this.settings = settings;
        this.db = db;
        this.clock = clock;
    }

    Work work(Ticket ticket, Vacancy vacancy, Set<String> skills) {
        return new Work(
                ticket.key(),
                vacancy.taskKey() == null ? ticket.key() : vacancy.taskKey(),
                settings.isTop(ticket.priority()),
                skills,
                vacancy.leftOut(),
                ticket.reopenCount() > 0 ? workedBefore(ticket.key(), vacancy.group()) : null);
    }

    /** The teams in the order given; other choices from among their people wait from here on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<TeamView> views(List<String> teams) {
        var members = new LinkedHashMap<String, List<StaffMember>>();
        teams.forEach(team -> members.put(team, distinct(staff.members(team, clock.instant()))));
        var people = members.values().stream()
                .flatMap(Collection::stream)
                .map(StaffMember::person)
                .distinct()
                .toList();
        turns.take(teams, people);
        var byPerson = loads.of(people);
        var byTeam = loads.ofTeams(teams);
        return teams.stream()
                .map(team -> view(team, members.getOrDefault(team, List.of()), byPerson, byTeam))
                .toList();
    }

    private TeamView view(
            String team, List<StaffMember> members, Map<String, Load> byPerson, Map<String, Load> byTeam) {
        var credits = turns.credits(team);
        return new TeamView(
                team,
                members.stream()
                        .map(member -> new Colleague(
                                member,
                                byPerson.getOrDefault(member.person(), Load.NONE),
                                credits.getOrDefault(member.person(), 0L)))
                        .toList(),
                byTeam.getOrDefault(team, Load.NONE),
                onCall.onDuty(team, clock.instant()).orElse(null));
    }

    void took(String team, String chosen, Collection<String> available) {
        turns.took(team, chosen, available);
    }

    /** Whoever did the work before, while there. */
    Optional<Candidate> knows(Work work, String group) {
        var before = work.before();
        if (before == null || work.leftOut().contains(before)) {
            return Optional.empty();
        }
        return staff.members(group, clock.instant()).stream()
                .filter(member -> member.person().equals(before) && member.isPresent())
                .findFirst()
                .map(member -> new Candidate(before, group, Verdict.CHOSEN, "did the work before"));
    }

    /** Whether the task lies in the team's queue already, where nobody has taken it. */
    boolean waits(Vacancy vacancy) {
        return vacancy.taskKey() != null
                && db.sql("""
                                select count(*) from ticket_task
                                where ticket_key = ? and task_key = ? and task_groups = ? and state = 'PENDING'
                                    and node_id = ?""")
                                .params(
                                        vacancy.ticketKey(),
                                        vacancy.taskKey(),
                                        vacancy.group(),
                                        WorkSteps.ACCEPT.node())
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    private @Nullable String workedBefore(String ticketKey, String group) {
        return db.sql("""
                        select finished_by from ticket_task
                        where ticket_key = ? and node_id = ? and task_groups = ? and state = 'CLOSED'
                        order by finished_at desc fetch first 1 rows only""")
                .params(ticketKey, WorkSteps.WORK.node(), group)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** Two absences at once are one person. */
    private static List<StaffMember> distinct(List<StaffMember> members) {
        var byId = new LinkedHashMap<String, StaffMember>();
        members.forEach(member -> byId.putIfAbsent(member.person(), member));
        return List.copyOf(byId.values());
    }
}
