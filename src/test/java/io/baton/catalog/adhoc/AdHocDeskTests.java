package io.baton.catalog.adhoc;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.platform.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

@BatonTest
class AdHocDeskTests {

    private static final int MANY = 8;
    private static final int LIMIT = 3;

    @Autowired
    Api api;

    @Autowired
    AdHocDesk desk;

    @Autowired
    AdHocTemplates templates;

    @Test
    @Capability("T1.3")
    void manyWhoWriteTheSameTemplateAtOnceShareOneAndItsUses() throws Exception {
        var subject = "Frobnicate the lobby " + Ids.next();
        var tickets = IntStream.range(0, MANY).mapToObj(n -> ticket(subject, n)).toList();

        var granted = atOnce(tickets.stream()
                .<Callable<Boolean>>map(ticket -> () -> desk.use(ticket, wish("Steps by " + ticket)))
                .toList());

        assertThat(granted).hasSize(MANY);
        assertThat(granted.stream().filter(yes -> yes).count()).isEqualTo(LIMIT);
        var template = desk.templateFor(tickets.get(0)).orElseThrow();
        assertThat(template.uses()).isEqualTo(LIMIT);
        assertThat(templates.all().stream().filter(t -> t.subject().equals(template.subject())))
                .hasSize(1);
    }

    @Test
    @Capability("T1.3")
    void whatAnotherOneChangesIsGoodForThatTicketAlone() {
        var subject = "Defrobnicate the roof " + Ids.next();
        var first = ticket(subject, 1);
        var second = ticket(subject, 2);

        assertThat(desk.use(first, wish("As always"))).isTrue();
        assertThat(desk.use(second, wish("Twice as slowly"))).isTrue();

        assertThat(desk.templateFor(second).orElseThrow().steps()).isEqualTo("As always");
        assertThat(timeline(first)).doesNotContain("changed what is done");
        assertThat(timeline(second)).contains("agent changed what is done for this ticket");
    }

    private static AdHocDesk.Wish wish(String steps) {
        return new AdHocDesk.Wish(
                "agent", "Frobnicate", steps, "service-desk", LocalDate.now().plusDays(30), LIMIT);
    }

    private String ticket(String subject, int number) {
        var answer =
                api.post("requester", "/api/intake", Map.of("text", subject + "\n\nNo. " + number, "intent", "NEED"));
        return String.valueOf(answer.getBody().get("key"));
    }

    private String timeline(String ticket) {
        return api.text(
                        "auditor",
                        org.springframework.http.HttpMethod.GET,
                        "/api/tickets/" + ticket + "/timeline",
                        null)
                .getBody();
    }

    /** What clashes is done again, as the engine does it with a step that fails. */
    private static List<Boolean> atOnce(List<Callable<Boolean>> acts) throws Exception {
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(acts.size());
        try {
            List<Future<Boolean>> running = acts.stream()
                    .map(act -> threads.submit(() -> {
                        start.await();
                        try {
                            return act.call();
                        } catch (DuplicateKeyException e) {
                            return act.call();
                        }
                    }))
                    .toList();
            start.countDown();
            var results = new java.util.ArrayList<Boolean>();
            for (var result : running) {
                results.add(result.get(30, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
