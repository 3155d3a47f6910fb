package io.baton.journey;

import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import io.baton.platform.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The journeys there are, and the services of each. */
@Repository
public class JourneyRegister {

    private record Line(String journey, String service) {}

    private final JdbcClient db;
    private final Clock clock;

    JourneyRegister(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** All of them, by name. */
    public List<Journey> all() {
        var services = db
                .sql("select journey_id as journey, service from journey_service order by journey_id, position")
                .query(Line.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Line::journey, Collectors.mapping(Line::service, Collectors.toList())));
        return db.sql("select * from journey order by name, journey_id")
                .query((row, number) -> read(row, services.getOrDefault(row.getString("journey_id"), List.of())))
                .list();
    }

    public Optional<Journey> find(String id) {
        return db.sql("select * from journey where journey_id = ?")
                .param(id)
                .query((row, number) -> read(row, servicesOf(id)))
                .optional();
    }

    /** @throws Refusal 404 */
    public Journey require(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("Journey " + id));
    }

    /** The journey that a service belongs to, however its name is written; empty when it belongs to none. */
    public Optional<Journey> ofService(@Nullable String service) {
        return service == null ? Optional.empty() : idOfService(service).flatMap(this::find);
    }

    private Optional<String> idOfService(String service) {
        return db.sql("select journey_id from journey_service where service_key = ?")
                .param(key(service))
                .query(String.class)
                .optional();
    }

    private List<String> servicesOf(String id) {
        return db.sql("select service from journey_service where journey_id = ? order by position")
                .param(id)
                .query(String.class)
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when somebody else was faster */
    void add(Journey journey, String by) {
        db.sql(
                        "insert into journey (journey_id, version, name, owner, changed_at, changed_by) values (?, ?, ?, ?, ?, ?)")
                .params(journey.id(), journey.version(), journey.name(), journey.owner())
                .params(Timestamps.column(clock.instant()), by)
                .update();
        addServices(journey);
    }

    /** @return false when it is no longer of the version before */
    boolean change(Journey journey, String by) {
        var changed = db.sql("update journey set version = ?, name = ?, owner = ?, changed_at = ?, changed_by = ?"
                        + " where journey_id = ? and version = ?")
                .params(journey.version(), journey.name(), journey.owner())
                .params(Timestamps.column(clock.instant()), by, journey.id(), journey.version() - 1)
                .update();
        if (changed == 1) {
            db.sql("delete from journey_service where journey_id = ?")
                    .param(journey.id())
                    .update();
            addServices(journey);
        }
        return changed == 1;
    }

    private void addServices(Journey journey) {
        int position = 0;
        for (var service : journey.services()) {
            db.sql("insert into journey_service (service_key, journey_id, position, service) values (?, ?, ?, ?)")
                    .params(key(service), journey.id(), position++, service)
                    .update();
        }
    }

    /** "Remote access" as {@code remote-access}. */
    static String key(String service) {
        return String.join("-", Words.of(service));
    }

    private static Journey read(ResultSet row, List<String> services) throws SQLException {
        return new Journey(
                row.getString("journey_id"),
                row.getLong("version"),
                row.getString("name"),
                row.getString("owner"),
                services);
    }
}
