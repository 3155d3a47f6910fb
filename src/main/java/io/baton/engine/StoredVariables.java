package io.baton.engine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Variables as the database still holds them. The engine writes its changes at the end of a command, so until then the
 * old value can be read there and nowhere else.
 */
@Component
class StoredVariables {

    private final JdbcClient jdbc;

    StoredVariables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Nullable
    String valueOf(String variableInstanceId) {
        return jdbc
                .sql("""
                        select v.TYPE_, v.TEXT_, v.LONG_, v.DOUBLE_, b.BYTES_ from ACT_RU_VARIABLE v
                        left join ACT_GE_BYTEARRAY b on b.ID_ = v.BYTEARRAY_ID_ where v.ID_ = ?
                        """)
                .param(variableInstanceId)
                .query((row, n) -> text(
                        row.getString("TYPE_"),
                        row.getString("TEXT_"),
                        (Long) row.getObject("LONG_"),
                        (Double) row.getObject("DOUBLE_"),
                        row.getBytes("BYTES_")))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    static @Nullable String text(HistoricVariableUpdateEventEntity change) {
        return text(
                change.getSerializerName(),
                change.getTextValue(),
                change.getLongValue(),
                change.getDoubleValue(),
                change.getByteValue());
    }

    /** As a person would write it. Long and structured values are kept as bytes, a number beside its text as both. */
    private static @Nullable String text(
            String type,
            @Nullable String text,
            @Nullable Long whole,
            @Nullable Double decimal,
            byte @Nullable [] bytes) {
        if (bytes != null) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (whole != null && "boolean".equals(type)) {
            return String.valueOf(whole == 1);
        }
        if (whole != null && "date".equals(type)) {
            return Instant.ofEpochMilli(whole).toString();
        }
        return Stream.of(text, whole, decimal)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Object::toString)
                .orElse(null);
    }
}
