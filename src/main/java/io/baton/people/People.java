package io.baton.people;

import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of people, roles and teams. A service account is a row like a person's, of kind SERVICE. */
@Repository
class People {

    private static final String PERSON = "select id, name, email, enabled, vip, tier, manager_id, place,"
            + " department, cost_centre, password_hash, password_set_at, version from person ";

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isEnabled(String id) {
        return jdbc.sql("select count(*) from person where id = ? and enabled")
                        .param(id)
                        .query(Long.class)
                        .single()
                > 0;
    }

    Optional<Account> find(String id) {
        var roles = strings("select role from role_grant where person_id = ?", id);
        var teams = strings("select team_id from team_membership where person_id = ?", id);
        return jdbc.sql(PERSON + "where id = ?")
                .param(id)
                .query((row, n) -> account(row, roles, teams))
                .optional();
    }

    /** Everybody of a kind, ordered by id. */
    List<Person> all(String kind) {
        var roles = pairs("select person_id, role from role_grant");
        var teams = pairs("select person_id, team_id from team_membership");
        return jdbc.sql(PERSON + "where kind = ? order by id")
                .param(kind)
                .query((row, n) -> account(row, of(roles, row), of(teams, row)).person())
                .list();
    }

    List<Team> teams() {
        return jdbc.sql("select id, name, lead_id from team order by id")
                .query((row, n) -> new Team(row.getString("id"), row.getString("name"), row.getString("lead_id")))
                .list();
    }

    void insert(Person person, String kind, @Nullable String passwordHash, Instant now) {
        jdbc.sql(
                        "insert into person (id, kind, name, email, enabled, vip, tier, manager_id, place, department,"
                                + " cost_centre, password_hash, password_set_at, created_at, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)")
                .params(person.id(), kind, person.name(), person.email(), person.enabled(), person.vip())
                .params(person.tier(), person.managerId(), person.place(), person.department())
                .params(person.costCentre(), passwordHash)
                .params(passwordHash == null ? null : Timestamps.column(now), Timestamps.column(now))
                .update();
    }

    /** Writes the profile; false when somebody else was faster. */
    boolean update(Person person, long version) {
        return jdbc.sql(
                                "update person set name = ?, email = ?, vip = ?, tier = ?, manager_id = ?, place = ?,"
                                        + " department = ?, cost_centre = ?, version = version + 1 where id = ? and version = ?")
                        .params(person.name(), person.email(), person.vip(), person.tier(), person.managerId())
                        .params(person.place(), person.department(), person.costCentre(), person.id(), version)
                        .update()
                == 1;
    }

    void enable(String id, boolean enabled) {
        jdbc.sql("update person set enabled = ?, version = version + 1 where id = ?")
                .params(enabled, id)
                .update();
    }

    void setPassword(String id, String hash, Instant now) {
        jdbc.sql("update person set password_hash = ?, password_set_at = ?, version = version + 1 where id = ?")
                .params(hash, Timestamps.column(now), id)
                .update();
    }

    void grant(String id, String role, String grantedBy, Instant now) {
        jdbc.sql("insert into role_grant (person_id, role, granted_by, granted_at) values (?, ?, ?, ?)")
                .params(id, role, grantedBy, Timestamps.column(now))
                .update();
    }

    void revoke(String id, String role) {
        jdbc.sql("delete from role_grant where person_id = ? and role = ?")
                .params(id, role)
                .update();
    }

    void join(String id, String team) {
        jdbc.sql("insert into team_membership (person_id, team_id) values (?, ?)")
                .params(id, team)
                .update();
    }

    void leave(String id, String team) {
        jdbc.sql("delete from team_membership where person_id = ? and team_id = ?")
                .params(id, team)
                .update();
    }

    /** Lets one node at a time look for the first administrator. */
    void lockStart() {
        jdbc.sql("select id from people_start for update").query(Integer.class).list();
    }

    /**
     * Enabled people who hold a role. Locks every grant of the role until the transaction ends, so that two
     * administrators cannot take each other's right away at the same moment.
     */
    List<String> lockHolders(String role) {
        jdbc.sql("select person_id from role_grant where role = ? order by person_id for update")
                .param(role)
                .query(String.class)
                .list();
        return jdbc.sql("select p.id from person p join role_grant g on g.person_id = p.id"
                        + " where g.role = ? and p.enabled order by p.id")
                .param(role)
                .query(String.class)
                .list();
    }

    void insert(Team team) {
        jdbc.sql("insert into team (id, name, lead_id) values (?, ?, ?)")
                .params(team.id(), team.name(), team.leadId())
                .update();
    }

    void insert(Deputy entry, Instant now) {
        jdbc.sql("insert into deputy (id, person_id, deputy_id, starts_at, ends_at, named_by, named_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(entry.id(), entry.person(), entry.deputy())
                .params(Timestamps.column(entry.from()), Timestamps.column(entry.until()))
                .params(entry.namedBy(), Timestamps.column(now))
                .update();
    }

    boolean update(Team team) {
        return jdbc.sql("update team set name = ?, lead_id = ? where id = ?")
                        .params(team.name(), team.leadId(), team.id())
                        .update()
                == 1;
    }

    private Set<String> strings(String sql, String id) {
        return new LinkedHashSet<>(jdbc.sql(sql).param(id).query(String.class).list());
    }

    private Map<String, Set<String>> pairs(String sql) {
        var pairs = new HashMap<String, Set<String>>();
        jdbc.sql(sql).query(row -> {
            pairs.computeIfAbsent(row.getString(1), k -> new LinkedHashSet<>()).add(row.getString(2));
        });
        return pairs;
    }

    private static Set<String> of(Map<String, Set<String>> pairs, ResultSet row) throws SQLException {
        return pairs.getOrDefault(row.getString("id"), Set.of());
    }

    private static Account account(ResultSet row, Set<String> roles, Set<String> teams) throws SQLException {
        var person = new Person(
                row.getString("id"),
                row.getString("name"),
                row.getString("email"),
                row.getBoolean("enabled"),
                row.getBoolean("vip"),
                row.getInt("tier"),
                row.getString("manager_id"),
                row.getString("place"),
                row.getString("department"),
                row.getString("cost_centre"),
                roles,
                teams);
        return new Account(
                person,
                row.getString("password_hash"),
                Timestamps.readNullable(row, "password_set_at"),
                row.getLong("version"));
    }
}
