package io.baton.ticket;

import io.baton.people.Person;
import io.baton.people.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may see a ticket: those who have, or ever had, a part in it, and their teams; auditors see all. The same
 * predicate answers single reads, lists, counts and searches.
 */
@Component
class TicketAccess {

    /** What somebody is to a ticket, as {@code action-rights.dmn} names it. */
    enum Relation {
        OWN,
        TEAM,
        WATCHER,
        OTHER
    }

    /** Restricts a query on {@code ticket t} to what one person may see. */
    record Scope(boolean everything, String person, List<String> teams) {

        void restrict(List<String> where, Map<String, Object> params) {
            if (everything) {
                return;
            }
            var team = teams.isEmpty() ? "" : " or (p.kind = 'TEAM' and p.party in (:viewerTeams))";
            where.add("exists (select 1 from ticket_party p where p.ticket_key = t.ticket_key"
                    + " and ((p.kind = 'PERSON' and p.party = :viewer)" + team + "))");
            params.put("viewer", person);
            if (!teams.isEmpty()) {
                params.put("viewerTeams", teams);
            }
        }
    }

    private static final Set<String> WORKERS = Set.of(
            Role.AGENT,
            Role.TEAM_LEAD,
            Role.CHANGE_MANAGER,
            Role.CAB_MEMBER,
            Role.INCIDENT_COMMANDER,
            Role.PROCESS_OWNER);

    private final JdbcClient db;

    TicketAccess(JdbcClient db) {
        this.db = db;
    }

    Scope of(Person viewer) {
        return new Scope(viewer.has(Role.AUDITOR), viewer.id(), workingGroups(viewer));
    }

    boolean maySee(String key, Person viewer) {
        var where = new ArrayList<String>(List.of("t.ticket_key = :key"));
        var params = new java.util.LinkedHashMap<String, Object>(Map.of("key", key));
        of(viewer).restrict(where, params);
        return db.sql("select count(*) from ticket t where " + String.join(" and ", where))
                        .params(params)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Everything a person is to a ticket, at least {@link Relation#OTHER}. */
    Set<Relation> relations(String key, Person person) {
        var parties = db.sql("select kind, party, part from ticket_party where ticket_key = ?")
                .param(key)
                .query(Party.class)
                .list();
        var teams = workingGroups(person);
        var relations = EnumSet.of(Relation.OTHER);
        for (var party : parties) {
            if (party.isTeam() ? teams.contains(party.party()) : party.party().equals(person.id())) {
                relations.add(party.relation());
            }
        }
        return relations;
    }

    /** Those of the tickets that this person works on or worked on, by a part or a team of theirs. */
    Set<String> workedOn(Collection<String> keys, Person person) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        var teams = workingGroups(person);
        return Set.copyOf(db.sql("select distinct ticket_key from ticket_party where ticket_key in (:keys)"
                        + " and part not in ('REQUESTER', 'OPENER', 'WATCHER', 'BENEFICIARY')"
                        + " and (kind = 'PERSON' and party = :person"
                        + (teams.isEmpty() ? ")" : " or kind = 'TEAM' and party in (:teams))"))
                .param("keys", keys)
                .param("person", person.id())
                .param("teams", teams)
                .query(String.class)
                .list());
    }

    private record Party(String kind, String party, String part) {

        boolean isTeam() {
            return kind.equals("TEAM");
        }

        Relation relation() {
            return switch (part) {
                case "REQUESTER", "OPENER" -> Relation.OWN;
                case "WATCHER", "BENEFICIARY" -> Relation.WATCHER;
                default -> Relation.TEAM;
            };
        }
    }

    /** Teams, and roles that work is offered to; they count for those who work, not for somebody merely listed. */
    private static List<String> workingGroups(Person person) {
        boolean works = WORKERS.stream().anyMatch(person::has);
        return works
                ? person.groups().stream()
                        .filter(group -> !group.equals(Role.REQUESTER))
                        .toList()
                : List.of();
    }

    void addPerson(String key, String person, String part) {
        add(key, "PERSON", person, part);
    }

    void addTeam(String key, String team) {
        add(key, "TEAM", team, "GROUP");
    }

    void remove(String key, String person, String part) {
        db.sql("delete from ticket_party where ticket_key = ? and kind = 'PERSON' and party = ? and part = ?")
                .params(key, person, part)
                .update();
    }

    List<String> persons(String key, String part) {
        return db.sql(
                        "select party from ticket_party where ticket_key = ? and kind = 'PERSON' and part = ? order by party")
                .params(key, part)
                .query(String.class)
                .list();
    }

    private void add(String key, String kind, String party, String part) {
        var known = db.sql(
                        "select count(*) from ticket_party where ticket_key = ? and kind = ? and party = ? and part = ?")
                .params(key, kind, party, part)
                .query(Long.class)
                .single();
        if (known == 0) {
            db.sql("insert into ticket_party values (?, ?, ?, ?)")
                    .params(key, kind, party, part)
                    .update();
        }
    }
}
