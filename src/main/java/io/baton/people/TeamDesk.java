package io.baton.people;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where administrators make and change teams. */
@Component
public class TeamDesk {

    private static final List<String> ENGINE_GROUPS = List.of("camunda-admin", "agent-l1", "agent-l2", "agent-l3");

    private final People people;
    private final CachedDirectory directory;
    private final RoleBook roles;
    private final AuditLedger ledger;

    TeamDesk(People people, CachedDirectory directory, RoleBook roles, AuditLedger ledger) {
        this.people = people;
        this.directory = directory;
        this.roles = roles;
        this.ledger = ledger;
    }

    public List<Team> teams() {
        return people.teams();
    }

    @Transactional
    public Team create(String id, String name, @Nullable String leadId) {
        PeopleDesk.requireId("id", id);
        // Roles, tiers and teams are all groups in the engine: a team of a role's name would have the role's rights.
        if (roles.role(id).isPresent() || ENGINE_GROUPS.contains(id)) {
            throw Refusal.invalid("id", "'" + id + "' is the name of a role.");
        }
        var team = checked(new Team(id, name, leadId));
        try {
            people.insert(team);
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("id-taken", "The team '" + id + "' exists already.");
        }
        record("TEAM_CREATED", team);
        return team;
    }

    @Transactional
    public Team change(String id, String name, @Nullable String leadId) {
        var team = checked(new Team(id, name, leadId));
        if (!people.update(team)) {
            throw Refusal.notFound("Team '" + id + "'");
        }
        record("TEAM_CHANGED", team);
        return team;
    }

    private Team checked(Team team) {
        PeopleDesk.requireText("name", team.name(), 200);
        var lead = team.leadId();
        if (lead != null
                && people.find(lead).filter(l -> l.person().has(Role.TEAM_LEAD)).isEmpty()) {
            throw Refusal.invalid("leadId", "'" + lead + "' does not hold the role 'team-lead'.");
        }
        return team;
    }

    private void record(String action, Team team) {
        directory.forgetAfterCommit();
        ledger.append(AuditEvent.of(action, "team", team.id()).asPrivileged().with("lead", team.leadId()));
    }
}
