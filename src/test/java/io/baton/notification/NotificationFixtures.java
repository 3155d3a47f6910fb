package io.baton.notification;

import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.platform.PlatformFixtures;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings, people and tickets that tests of messages start from. */
final class NotificationFixtures {

    /** A clock that stands until it is moved. */
    static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-11-23T09:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private NotificationFixtures() {}

    static SealedPaths sealedPaths() {
        return new SealedPaths(PlatformFixtures.secrets());
    }

    static NotificationSettings settings(int mailPort) {
        return settings(mailPort > 0 ? "127.0.0.1" : "", mailPort, null);
    }

    static NotificationSettings settings(String host, int port, Path templates) {
        return settings(host, port, templates, "baton@example.org");
    }

    static NotificationSettings settings(String host, int port, Path templates, String from) {
        return new NotificationSettings(
                URI.create("https://baton.example.org/"),
                ZoneOffset.UTC,
                templates,
                host,
                port,
                "",
                "",
                false,
                from,
                Duration.ofSeconds(2),
                false,
                Duration.ofSeconds(2),
                20,
                Duration.ofMinutes(10),
                List.of(Duration.ofSeconds(30), Duration.ofMinutes(2)),
                Duration.ofSeconds(30),
                Duration.ofDays(3),
                Duration.ofMinutes(10));
    }

    static Person person(String id) {
        return new Person(
                id, "Name of " + id, id + "@example.org", true, false, 0, null, null, Set.of(Role.REQUESTER), Set.of());
    }

    static Ticket ticket(TicketState state) {
        var now = Instant.parse("2026-11-23T08:00:00Z");
        return new Ticket(
                "REQ-2026-000001",
                3,
                "REQUEST",
                state,
                "New laptop",
                "Mine is slow",
                "requester",
                "requester",
                "laptop",
                1,
                Map.of("doorCode", "s3cret-4711"),
                "equipment-setup",
                null,
                null,
                null,
                null,
                Map.of(),
                "LOW",
                "MEDIUM",
                "P3",
                null,
                "LOW",
                "desktop-support",
                "agent",
                "COMPLETED",
                "The laptop is on your desk.",
                null,
                null,
                Instant.parse("2026-11-24T15:30:00Z"),
                null,
                0,
                "instance-1",
                now,
                now,
                null);
    }
}
