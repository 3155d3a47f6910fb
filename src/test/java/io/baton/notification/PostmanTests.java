package io.baton.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.baton.Capability;
import io.baton.TestDatabase;
import io.baton.notification.NotificationFixtures.MovableClock;
import io.baton.notification.OutboxMessage.State;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The outbox against a real mail server that comes and goes. */
class PostmanTests {

    private final TestDatabase database = database();
    private final MovableClock clock = new MovableClock();
    private final Outbox outbox = new Outbox(database.jdbc(), clock);
    private GreenMail server;
    private NotificationSettings settings;
    private Postman postman;

    @BeforeEach
    void startMailServer() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        server.start();
        settings = NotificationFixtures.settings(port);
        postman = new Postman(outbox, new MailChannel(settings), NotificationFixtures.sealedPaths(), settings, clock);
    }

    @AfterEach
    void stopMailServer() {
        server.stop();
    }

    @Test
    void messageArrivesWithStableIdAndPlainHeaders() throws Exception {
        queue("requester");

        postman.sendDue();

        var mail = server.getReceivedMessages()[0];
        var message = outbox.about("REQ-2026-000001").get(0);
        assertThat(message.state()).isEqualTo(State.SENT);
        assertThat(message.attempts()).isEqualTo(1);
        assertThat(mail.getMessageID()).isEqualTo("<" + message.id() + "@example.org>");
        assertThat(mail.getSubject()).isEqualTo("Grüße to requester");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("requester@example.org");
    }

    @Test
    void wrongSenderKeepsTheServerFromStarting() {
        var wrong = NotificationFixtures.settings("", 0, null, "Baton at home");

        assertThatThrownBy(() -> new MailChannel(wrong)).hasMessageContaining("BATON_MAIL_FROM");
    }

    @Test
    @Capability("C4.5")
    void deadMailServerLosesNothingAndWarnsAdmins() {
        server.stop();
        IntStream.range(0, 30).forEach(i -> queue("person" + i));
        var watch = new OutboxWatch(outbox, postman, settings, clock, new SimpleMeterRegistry());

        IntStream.range(0, 40).forEach(i -> {
            postman.sendDue();
            clock.move(Duration.ofSeconds(20));
        });

        var down = watch.health();
        assertThat(down.alarm()).isTrue();
        assertThat(down.mailServer()).isEqualTo("unreachable");
        assertThat(down.oldestUnsentSeconds()).isEqualTo(800);
        assertThat(down.notice()).contains("800 s").contains("Connection refused");
        assertThat(down.queued()).isEqualTo(30);
        assertThat(down.failed()).isZero();

        server.start();
        IntStream.range(0, 4).forEach(i -> {
            clock.move(Duration.ofSeconds(30));
            postman.sendDue();
        });

        assertThat(server.getReceivedMessages()).hasSize(30);
        assertThat(watch.health().alarm()).isFalse();
        assertThat(watch.health().mailServer()).isEqualTo("ok");
    }

    @Test
    void outboxAgeIsAMetric() {
        var meters = new SimpleMeterRegistry();
        var watch = new OutboxWatch(outbox, postman, settings, clock, meters);
        queue("requester");
        watch.look();

        clock.move(Duration.ofSeconds(75));

        assertThat(meters.get("baton.notification.outbox.age").gauge().value()).isEqualTo(75);
        assertThat(meters.get("baton.notification.outbox.failed").gauge().value())
                .isZero();
    }

    @Test
    void silentMailServerHoldsOneMessageForItsTimeoutOnly() throws Exception {
        try (var silent = new ServerSocket(0)) {
            var mute = NotificationFixtures.settings(silent.getLocalPort());
            var muted = new Postman(outbox, new MailChannel(mute), NotificationFixtures.sealedPaths(), mute, clock);
            queue("requester");
            queue("manager");

            var started = System.nanoTime();
            muted.sendDue();

            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
            assertThat(muted.trouble()).contains("SocketTimeoutException");
            assertThat(outbox.about("REQ-2026-000001"))
                    .extracting(OutboxMessage::state)
                    .containsOnly(State.QUEUED);
        }
    }

    @Test
    void impossibleAddressIsGivenUpAndDoesNotStandInTheWay() {
        queue("requester", "no address at all");
        queue("manager");

        postman.sendDue();

        assertThat(outbox.about("REQ-2026-000001"))
                .extracting(OutboxMessage::recipient, OutboxMessage::state)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("requester", State.FAILED),
                        org.assertj.core.groups.Tuple.tuple("manager", State.SENT));
    }

    @Test
    void messageGivenUpIsTriedAgainWhenAnAdminSaysSo() {
        queue("requester", "no address at all");
        postman.sendDue();
        var id = outbox.about("REQ-2026-000001").get(0).id();

        assertThat(outbox.tryAgain(id)).isTrue();

        assertThat(outbox.find(id).orElseThrow().state()).isEqualTo(State.QUEUED);
        assertThat(outbox.tryAgain(id)).isFalse();
    }

    @Test
    void withoutMailServerMessagesAreLogged() {
        var none = NotificationFixtures.settings(0);
        queue("requester");

        new Postman(outbox, new MailChannel(none), NotificationFixtures.sealedPaths(), none, clock).sendDue();

        assertThat(outbox.about("REQ-2026-000001").get(0).state()).isEqualTo(State.LOGGED);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void messageOfAServerThatDiedIsDueAgainAfterItsClaim() {
        queue("requester");
        outbox.claim(20, clock.instant().plus(settings.claim()));

        postman.sendDue();
        assertThat(server.getReceivedMessages()).isEmpty();

        clock.move(settings.claim());
        postman.sendDue();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void twoServersNeverTakeTheSameMessage() throws Exception {
        IntStream.range(0, 200).forEach(i -> queue("person" + i));
        var pool = Executors.newFixedThreadPool(4);
        var taken = new HashSet<String>();
        try {
            var takes = IntStream.range(0, 40)
                    .<Callable<List<OutboxMessage>>>mapToObj(i -> () -> database.transaction()
                            .execute(tx -> outbox.claim(10, clock.instant().plusSeconds(600))))
                    .toList();
            for (var take : pool.invokeAll(takes)) {
                for (var message : take.get()) {
                    assertThat(taken.add(message.id())).isTrue();
                }
            }
        } finally {
            pool.shutdownNow();
        }
        // What was locked by one and skipped by another at that moment is taken now.
        for (var rest = outbox.claim(10, clock.instant().plusSeconds(600)); !rest.isEmpty(); ) {
            rest.forEach(message -> assertThat(taken.add(message.id())).isTrue());
            rest = outbox.claim(10, clock.instant().plusSeconds(600));
        }
        assertThat(taken).hasSize(200);
    }

    private void queue(String recipient) {
        queue(recipient, recipient + "@example.org");
    }

    private void queue(String recipient, String address) {
        outbox.add(new Outbox.Draft(
                "REQ-2026-000001",
                "RECEIVED",
                "REQ-2026-000001|RECEIVED||" + recipient,
                "REQUESTER",
                recipient,
                address,
                "MAIL",
                "request-received",
                1,
                "Grüße to " + recipient,
                "Text"));
    }

    TestDatabase database() {
        return TestDatabase.with("V170__notification.sql");
    }
}
