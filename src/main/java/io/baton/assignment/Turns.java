package io.baton.assignment;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whose turn it is in a team, by deficit: with each choice everybody who could have been chosen earns an equal share, and
 * whoever is chosen pays for all. Those who are away earn nothing meanwhile, so nobody is flooded on coming back.
 */
@Component
class Turns {

    /** Divisible by every number of people up to 16, so that shares of teams of changing size add up. */
    private static final long ROUND = 720_720;

    private final JdbcClient db;
    private final TransactionTemplate savepoint;

    Turns(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Makes other choices of these teams, and those that these people could be chosen by, wait until the caller's
     * transaction has ended. Everybody asks in the same order, teams before people, so that nobody waits in a circle.
     */
    void take(Collection<String> teams, Collection<String> people) {
        hold("a-team:", teams);
        hold("person:", people);
    }

    private void hold(String kind, Collection<String> of) {
        var names = new TreeSet<String>();
        of.forEach(name -> names.add(kind + name));
        if (names.isEmpty()) {
            return;
        }
        var missing = new TreeSet<>(names);
        missing.removeAll(new HashSet<>(locked(names)));
        if (!missing.isEmpty()) {
            missing.forEach(this::add);
            locked(names);
        }
    }

    private List<String> locked(Collection<String> names) {
        return db.sql("select name from assignment_lock where name in (:names) order by name for update")
                .param("names", names)
                .query(String.class)
                .list();
    }

    /** Somebody may add the same row at the same time; the later one waits for the earlier and then finds it. */
    private void add(String name) {
        try {
            savepoint.executeWithoutResult(status -> db.sql("insert into assignment_lock (name) values (?)")
                    .param(name)
                    .update());
        } catch (DuplicateKeyException e) {
            // it is there now, which is all that was wanted
        }
    }

    /** What each person of a team has coming, by id. */
    Map<String, Long> credits(String team) {
        var credits = new HashMap<String, Long>();
        db.sql("select person_id, credit from assignment_turn where team = ?")
                .param(team)
                .query(row -> {
                    credits.put(row.getString("person_id"), row.getLong("credit"));
                });
        return credits;
    }

    /** @param available everybody who could have been chosen, the chosen one among them */
    void took(String team, String chosen, Collection<String> available) {
        var share = ROUND / available.size();
        var known = credits(team).keySet();
        available.stream().filter(person -> !known.contains(person)).forEach(person -> begin(team, person));
        db.sql("update assignment_turn set credit = credit + :share where team = :team and person_id in (:people)")
                .param("share", share)
                .param("team", team)
                .param("people", available)
                .update();
        db.sql("update assignment_turn set credit = credit - ? where team = ? and person_id = ?")
                .params(share * available.size(), team, chosen)
                .update();
    }

    private void begin(String team, String person) {
        db.sql("insert into assignment_turn (team, person_id, credit) values (?, ?, 0)")
                .params(team, person)
                .update();
    }
}
