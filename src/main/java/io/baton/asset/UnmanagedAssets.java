package io.baton.asset;

import io.baton.platform.Timestamps;
import io.baton.platform.report.Deviations;
import io.baton.platform.report.ReportQuery;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Things and seats that somebody has without ever having asked for them by a request. */
@Component
class UnmanagedAssets implements Deviations {

    private final JdbcClient jdbc;

    UnmanagedAssets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Deviation> of(ReportQuery asked) {
        var found = new ArrayList<>(assets(asked));
        found.addAll(seats(asked));
        return found;
    }

    /** Spare things in the store room belong to nobody; what is in use got there somehow. */
    private List<Deviation> assets(ReportQuery asked) {
        return jdbc.sql("""
                        select tag, kind, model, owner_id, updated_at from asset a
                         where a.source_ticket is null and a.updated_at < :end
                           and (a.owner_id is not null or a.status in ('IN_USE', 'IN_REPAIR')) and a.status <> 'RETIRED'
                           and not exists (select 1 from asset_change c
                                            where c.tag = a.tag and c.source_ticket is not null)
                         order by a.tag""")
                .param("end", Timestamps.column(asked.end()))
                .query((row, number) -> new Deviation(
                        "UNMANAGED_ASSET",
                        row.getString("tag") + ", " + row.getString("kind") + " " + row.getString("model"),
                        row.getString("owner_id"),
                        Timestamps.read(row, "updated_at"),
                        null,
                        "No request stands behind this asset."))
                .list();
    }

    private List<Deviation> seats(ReportQuery asked) {
        return jdbc.sql("""
                        select s.holder, s.assigned_at, l.product from licence_held_seat s
                          join licence l on l.id = s.licence_id
                         where s.source_ticket is null and s.assigned_at < :end order by l.product, s.holder""")
                .param("end", Timestamps.column(asked.end()))
                .query((row, number) -> new Deviation(
                        "UNMANAGED_SEAT",
                        "Seat of " + row.getString("product"),
                        row.getString("holder"),
                        Timestamps.read(row, "assigned_at"),
                        null,
                        "No request stands behind this seat."))
                .list();
    }
}
