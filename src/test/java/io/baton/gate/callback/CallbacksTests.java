package io.baton.gate.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.TestDatabase;
import io.baton.gate.callback.Callback.State;
import io.baton.platform.Json;
import io.baton.platform.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The tables of callbacks as PostgreSQL keeps them. */
class CallbacksTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void questionIsKeptClaimedByOneServerAndWokenWhenTheGateMoves() {
        var source = TestDatabase.emptyPostgresql();
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V422__gate_callback.sql")).execute(source);
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var jdbc = JdbcClient.create(source);
        var callbacks = new Callbacks(jdbc, new Json(new ObjectMapper()), mock(Secrets.class), clock);
        var asked = new Heard.Asked(
                "4567", "118", "118", "prod", null, Heard.Wishes.NONE, Map.of("owner", "shop"), null, null);
        var id = callbacks.add("github", asked, NOW.plus(Duration.ofDays(30)));

        assertThat(callbacks.isAsked("github", asked)).isTrue();
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> callbacks.add("github", asked, NOW.plusSeconds(1)));
        assertThat(callbacks.token(id)).isEmpty();
        var claimed = callbacks.claim(10, NOW.plusSeconds(60));
        assertThat(claimed)
                .singleElement()
                .satisfies(it -> assertThat(it.fact("owner")).isEqualTo("shop"));
        assertThat(callbacks.claim(10, NOW.plusSeconds(60))).isEmpty();

        var columns = new HashMap<String, @Nullable Object>();
        columns.put("state", State.WAITING.name());
        columns.put("environment", "production");
        columns.put("epoch", 7L);
        columns.put("change_key", null);
        assertThat(callbacks.change(claimed.get(0), columns)).isTrue();
        assertThat(callbacks.change(claimed.get(0), columns))
                .as("somebody was faster")
                .isFalse();
        callbacks.wake(Map.of("production", 7L));
        assertThat(callbacks.claim(10, NOW.plusSeconds(60))).isEmpty();
        callbacks.wake(Map.of("production", 8L));
        assertThat(callbacks.claim(10, NOW.plusSeconds(60))).hasSize(1);
        callbacks.wake(Map.of("production", 8L));
        assertThat(callbacks.claim(10, NOW.plusSeconds(60))).as("woken once").isEmpty();
        assertThat(callbacks.latest(true, 5)).extracting(Callback::id).isEqualTo(List.of(id));

        var deliveries = new Deliveries(jdbc, clock);
        deliveries.hear("github", "d-1");
        assertThat(deliveries.isHeard("github", "d-1")).isTrue();
        assertThat(deliveries.takeTurn("github", Duration.ofMinutes(5))).isTrue();
        assertThat(deliveries.takeTurn("github", Duration.ofMinutes(5))).isFalse();
        deliveries.forget();
    }
}
