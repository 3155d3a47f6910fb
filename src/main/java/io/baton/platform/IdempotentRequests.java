package io.baton.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The requests that carried an idempotency key in the last seven days, with their answers. */
@Component
class IdempotentRequests {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    /** Another transaction holds the same key. */
    static class Taken extends RuntimeException {
        Taken(Throwable cause) {
            super("Key taken", cause, false, false);
        }
    }

    /** One request: who sent what where. */
    record Row(String id, String principal, String method, String path, String fingerprint) {}

    /** What was answered to it. */
    record Answer(
            String fingerprint,
            int status,
            Map<String, String> headers,
            @Nullable String body) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Secrets secrets;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    IdempotentRequests(JdbcClient jdbc, Clock clock, Secrets secrets, ObjectMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.secrets = secrets;
        // equal content gives an equal fingerprint, in whatever order the client wrote it
        this.writer = json.copy()
                .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true)
                .writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        // an answer stored by an older version of the product may have had more to say
        this.reader = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    Row row(String principal, String method, String path, String key, Object body) {
        var id = secrets.fingerprint(String.join("\n", principal, method, path, key));
        return new Row(id, cut(principal, 128), method, cut(path, 400), secrets.fingerprint(write(body)));
    }

    @Nullable
    Answer find(Row row) {
        return jdbc.sql("select fingerprint, status, headers, body from idempotent_request"
                        + " where id = ? and created_at >= ? and status is not null")
                .params(row.id(), Timestamps.column(clock.instant().minus(KEPT)))
                .query((found, n) -> answer(found))
                .optional()
                .orElse(null);
    }

    /** Reserves the key until the transaction ends. */
    void claim(Row row) {
        var now = clock.instant();
        try {
            jdbc.sql("delete from idempotent_request where id = ? and created_at < ?")
                    .params(row.id(), Timestamps.column(now.minus(KEPT)))
                    .update();
            jdbc.sql("insert into idempotent_request (id, principal, method, path, fingerprint, created_at)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(row.id(), row.principal(), row.method(), row.path(), row.fingerprint())
                    .param(Timestamps.column(now))
                    .update();
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            throw new Taken(e);
        }
    }

    void complete(Row row, ResponseEntity<?> answer) {
        var headers = new TreeMap<String, String>();
        for (var name : new String[] {HttpHeaders.LOCATION, HttpHeaders.ETAG}) {
            var value = answer.getHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        jdbc.sql("update idempotent_request set status = ?, headers = ?, body = ? where id = ?")
                .param(answer.getStatusCode().value())
                .param(write(headers))
                .param(answer.getBody() == null ? null : write(answer.getBody()))
                .param(row.id())
                .update();
    }

    <T> @Nullable T read(@Nullable String body, Class<T> type) {
        try {
            return body == null ? null : reader.forType(type).readValue(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored answer cannot be read as " + type.getSimpleName(), e);
        }
    }

    @Scheduled(cron = "${baton.platform.idempotency-purge:0 17 3 * * *}")
    void purge() {
        jdbc.sql("delete from idempotent_request where created_at < ?")
                .param(Timestamps.column(clock.instant().minus(KEPT)))
                .update();
    }

    private Answer answer(ResultSet row) throws SQLException {
        try {
            Map<String, String> headers = reader.forType(HEADERS).readValue(row.getString("headers"));
            return new Answer(row.getString("fingerprint"), row.getInt("status"), headers, row.getString("body"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
