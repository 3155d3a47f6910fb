package io.baton.schedule;

import io.baton.people.Directory;
import io.baton.platform.BeforeOpening;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A weekly maintenance window and the freeze at the end of the year, for demonstrations and tests. */
@Component
@Profile("demo")
class DemoCalendar implements BeforeOpening {

    private static final String ZONE = "Europe/Berlin";

    private final CalendarDesk desk;
    private final CalendarEntries entries;
    private final Directory directory;
    private final Clock clock;

    DemoCalendar(CalendarDesk desk, CalendarEntries entries, Directory directory, Clock clock) {
        this.desk = desk;
        this.entries = entries;
        this.directory = directory;
        this.clock = clock;
    }

    /** After the inventory has its items. */
    @Override
    public int getPhase() {
        return 10;
    }

    @Override
    public void start() {
        var writer = directory.person("change-manager");
        var second = directory.person("process-owner");
        var now = clock.instant();
        if (writer.isEmpty()
                || second.isEmpty()
                || !entries.touching(now.minus(Duration.ofDays(400)), now.plus(Duration.ofDays(400)))
                        .isEmpty()) {
            return;
        }
        var year = LocalDate.ofInstant(now, ZoneOffset.UTC).getYear();
        desk.draft(
                new EntryDraft(
                        "MAINTENANCE",
                        "Weekly maintenance of the order database",
                        "Nobody orders at that time.",
                        "change-manager",
                        year + "-01-04T02:00",
                        year + "-01-04T06:00",
                        ZONE,
                        "FREQ=WEEKLY;BYDAY=SU",
                        List.of(),
                        List.of(new EntryScope(null, null, null, "db-042"))),
                writer.get());
        var freeze = desk.draft(
                new EntryDraft(
                        "FREEZE",
                        "Year-end freeze of the shop",
                        "Most of the year's orders come in these weeks.",
                        "change-manager",
                        year + "-12-18T18:00",
                        (year + 1) + "-01-04T06:00",
                        ZONE,
                        "FREQ=YEARLY",
                        List.of(),
                        List.of(
                                new EntryScope("svc-web-shop", "production", null, null),
                                new EntryScope("svc-order-desk", "production", null, null))),
                writer.get());
        desk.preview(freeze.id());
        desk.agree(freeze.id(), second.get());
    }
}
