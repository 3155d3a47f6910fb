package io.baton.ticket.approval;

import io.baton.platform.Timestamps;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of those who may cast a vote beside whoever is asked. */
@Repository
class ApprovalHelpers {

    private final JdbcClient db;
    private final Clock clock;

    ApprovalHelpers(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(String vote, String person, String part) {
        db.sql("insert into approval_helper values (?, ?, ?, ?)")
                .params(vote, person, part, Timestamps.column(clock.instant()))
                .update();
    }

    /** In the order in which they were called. */
    List<String> of(String vote) {
        return db.sql("select person from approval_helper where vote_id = ? order by added_at, person")
                .param(vote)
                .query(String.class)
                .list();
    }

    boolean helps(String vote, String person) {
        return of(vote).contains(person);
    }

    /** Ids of the tasks of open votes that somebody may cast beside whoever is asked. */
    List<String> tasks(String person) {
        return db.sql("""
                        select v.task_id from approval_vote v join approval_helper h on h.vote_id = v.id
                        where h.person = ? and v.state = 'OPEN' and v.task_id is not null
                        """).param(person).query(String.class).list();
    }
}
