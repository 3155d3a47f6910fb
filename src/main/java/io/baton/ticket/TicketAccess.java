package io.baton.ticket;

import io.baton.people.Person;
import io.baton.people.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private final JdbcClient db;

    TicketAccess(JdbcClient db) {
        this.db = db;
    }

    Scope of(Person viewer) {
        return new Scope(viewer.has(Role.AUDITOR), viewer.id(), workingTeams(viewer));
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

    Relation relation(String key, Person person) {
        record Party(String kind, String party, String part) {}
        var parties = db.sql("select kind, party, part from ticket_party where ticket_key = ?")
                .param(key)
                .query(Party.class)
                .list();
        var teams = workingTeams(person);
        boolean owns = parties.stream()
                .anyMatch(p -> p.kind().equals("PERSON")
                        && p.party().equals(person.id())
                        && (p.part().equals("REQUESTER") || p.part().equals("OPENER")));
        if (owns) {
            return Relation.OWN;
        }
        boolean works = parties.stream()
                .anyMatch(
                        p -> p.kind().equals("TEAM") ? teams.contains(p.party()) : works(p.party(), p.part(), person));
        if (works) {
            return Relation.TEAM;
        }
        boolean watches = parties.stream()
                .anyMatch(p -> p.party().equals(person.id()) && p.part().equals("WATCHER"));
        return watches ? Relation.WATCHER : Relation.OTHER;
    }

    private static boolean works(String party, String part, Person person) {
        return party.equals(person.id()) && part.equals("ASSIGNEE");
    }

    /** Teams count for those who work in them, not for somebody who is merely listed there. */
    private static List<String> workingTeams(Person person) {
        boolean works = person.has(Role.AGENT)
                || person.has(Role.TEAM_LEAD)
                || person.has(Role.CHANGE_MANAGER)
                || person.has(Role.CAB_MEMBER)
                || person.has(Role.INCIDENT_COMMANDER);
        return works ? List.copyOf(person.teams()) : List.of();
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
