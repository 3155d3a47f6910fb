package io.baton.knowledge;

import io.baton.knowledge.Article.State;
import io.baton.platform.Ids;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of articles and of what they were good for. */
@Repository
class Articles {

    private final JdbcClient db;
    private final Clock clock;

    Articles(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    List<Article> published() {
        return db.sql("select * from kb_article where state = 'PUBLISHED' order by id")
                .query(Articles::read)
                .list();
    }

    Optional<Article> find(String id) {
        return db.sql("select * from kb_article where id = ?")
                .param(id)
                .query(Articles::read)
                .optional();
    }

    void add(Article article) {
        var now = Timestamps.column(clock.instant());
        db.sql("""
                        insert into kb_article (id, version, title, problem, steps, solution, keywords, state, language,
                            created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(article.id(), article.version(), article.title(), article.problem(), article.steps())
                .params(article.solution(), article.keywords(), article.state().name(), article.language(), now, now)
                .update();
    }

    /** @param usedFor READ or SOLVED */
    void used(String id, String usedFor, @Nullable String ticketKey) {
        db.sql("insert into kb_usage (id, article_id, at, used_for, ticket_key) values (?, ?, ?, ?, ?)")
                .params(Ids.next(), id, Timestamps.column(clock.instant()), usedFor, ticketKey)
                .update();
    }

    /** How often each article was read and how often it made a ticket unnecessary, most useful first. */
    List<KnowledgeBase.Use> usage() {
        return db.sql("""
                        select a.id, a.title,
                            sum(case when u.used_for = 'READ' then 1 else 0 end) as times_read,
                            sum(case when u.used_for = 'SOLVED' then 1 else 0 end) as times_solved
                        from kb_article a join kb_usage u on u.article_id = a.id
                        group by a.id, a.title order by times_solved desc, times_read desc, a.id
                        """)
                .query((row, n) -> new KnowledgeBase.Use(
                        row.getString("id"),
                        row.getString("title"),
                        row.getLong("times_read"),
                        row.getLong("times_solved")))
                .list();
    }

    private static Article read(ResultSet row, int number) throws SQLException {
        return new Article(
                row.getString("id"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("problem"),
                row.getString("steps"),
                row.getString("solution"),
                row.getString("keywords"),
                State.valueOf(row.getString("state")),
                row.getString("language"),
                Timestamps.read(row, "updated_at"));
    }
}
