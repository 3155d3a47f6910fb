package io.baton.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class SimultaneousAlertsTests {

    private static final int REPORTERS = 8;
    private static final ParameterizedTypeReference<Map<String, Object>> ANSWER = new ParameterizedTypeReference<>() {};

    @Autowired
    private Api api;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient db;

    @Test
    @Capability("I4.3")
    void theSameAlertFromManyAtOnceIsOneAlert() throws Exception {
        var id = "alert-" + UUID.randomUUID();
        var body = Map.of("source", "probe", "id", id, "severity", "WARNING", "summary", "Disk is full");
        var reporter = reporter();
        var together = new CyclicBarrier(REPORTERS);
        var pool = Executors.newFixedThreadPool(REPORTERS);
        try {
            var answers = pool
                    .invokeAll(IntStream.range(0, REPORTERS)
                            .<Callable<ResponseEntity<Map<String, Object>>>>mapToObj(number -> () -> {
                                together.await();
                                return http.exchange(
                                        "/api/events", HttpMethod.POST, new HttpEntity<>(body, reporter), ANSWER);
                            })
                            .toList())
                    .stream()
                    .map(SimultaneousAlertsTests::value)
                    .toList();

            assertThat(answers)
                    .extracting(answer -> answer.getStatusCode().value())
                    .containsOnly(200, 201)
                    .containsOnlyOnce(201);
            assertThat(answers)
                    .extracting(answer -> answer.getBody().get("id"))
                    .containsOnly(answers.get(0).getBody().get("id"));
        } finally {
            pool.shutdownNow();
        }
        assertThat(db.sql("select count(*) from alert where external_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private HttpHeaders reporter() {
        var account = "reporter-" + UUID.randomUUID().toString().substring(0, 8);
        api.post("admin", "/api/people/services", Map.of("id", account, "name", "Reporter", "role", "integration"));
        var token = Map.of("owner", account, "name", "t", "scopes", List.of("*:read", "*:write"), "expiresInDays", 1);
        var headers = new HttpHeaders();
        headers.setBearerAuth(
                String.valueOf(api.post("admin", "/api/tokens", token).getBody().get("secret")));
        return headers;
    }

    private static <T> T value(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
