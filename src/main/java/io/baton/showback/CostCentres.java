package io.baton.showback;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of cost centres. */
@Component
class CostCentres {

    private final JdbcClient jdbc;

    CostCentres(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CostCentre> all() {
        return jdbc.sql("select * from cost_centre order by id")
                .query(CostCentres::costCentre)
                .list();
    }

    Optional<CostCentre> find(String id) {
        return one("select * from cost_centre where id = :id", id);
    }

    /** The cost centre once everybody else is done with it, until the end of the transaction. */
    Optional<CostCentre> lock(String id) {
        return one("select * from cost_centre where id = :id for update", id);
    }

    private Optional<CostCentre> one(String sql, String id) {
        return jdbc.sql(sql).param("id", id).query(CostCentres::costCentre).optional();
    }

    void insert(CostCentre costCentre) {
        write("""
                insert into cost_centre (id, title, owner_id, budget, budget_period, mode, version)
                values (:id, :title, :owner, :budget, :period, :mode, 0)""", costCentre);
    }

    void update(CostCentre costCentre) {
        write("""
                update cost_centre set title = :title, owner_id = :owner, budget = :budget, budget_period = :period,
                       mode = :mode, version = version + 1 where id = :id""", costCentre);
    }

    private void write(String sql, CostCentre costCentre) {
        jdbc.sql(sql)
                .param("id", costCentre.id())
                .param("title", costCentre.title())
                .param("owner", costCentre.owner())
                .param("budget", costCentre.budget())
                .param("period", costCentre.period().name())
                .param("mode", nameOf(costCentre.mode()))
                .update();
    }

    private static @Nullable String nameOf(CostCentre.@Nullable Mode mode) {
        return mode == null ? null : mode.name();
    }

    private static CostCentre costCentre(ResultSet row, int number) throws SQLException {
        var mode = row.getString("mode");
        BigDecimal budget = row.getBigDecimal("budget");
        return new CostCentre(
                row.getString("id"),
                row.getString("title"),
                row.getString("owner_id"),
                budget,
                CostCentre.Period.valueOf(row.getString("budget_period")),
                mode == null ? null : CostCentre.Mode.valueOf(mode),
                row.getLong("version"));
    }
}
