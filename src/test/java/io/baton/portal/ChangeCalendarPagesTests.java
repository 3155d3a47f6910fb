package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.browser.Visitor;
import io.baton.schedule.ChangeCalendar;
import io.baton.schedule.Plan;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class ChangeCalendarPagesTests {

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    ChangeCalendar calendar;

    @Test
    void showsWhatIsPlannedAndWhatIsClosedInWords() {
        var from = Instant.parse("2027-12-28T10:00:00Z");
        calendar.put(new Plan(
                "CHG-PAGE-1",
                "Upgrade the shop",
                Set.of(),
                "svc-web-shop",
                "production",
                null,
                from,
                from.plusSeconds(7200)));
        try (var visitor = Visitor.of(port, "agent")) {
            visitor.open("/portal")
                    .follow("Changes")
                    .follow("Calendar")
                    .sees("Change calendar")
                    .seesNot("Put something on");
            visitor.open("/portal/calendar?day=2027-12-15")
                    .sees("December 2027")
                    .sees("Freeze")
                    .sees("Maintenance window")
                    .sees("Upgrade the shop");
            visitor.pictures("calendar-month").findsTheWayWithoutEyesOrMouse();
            visitor.open("/portal/calendar?view=week&day=2027-12-28&service=svc-intranet")
                    .sees("Week of 27 December 2027")
                    .seesNot("Year-end freeze")
                    .seesNot("Upgrade the shop");
            visitor.open("/portal/calendar?view=week&day=2027-12-28").pictures("calendar-week");
            visitor.open("/portal/calendar?day=someday").sees("The day must be written as");
        }
        calendar.drop("CHG-PAGE-1");
    }

    @Test
    void aFreezeIsDraftedLookedAtAgreedToBySomebodyElseAndReleased() {
        String entry;
        try (var writer = Visitor.of(port, "change-manager")) {
            writer.open("/portal/calendar");
            writer.pictures("calendar-draft");
            writer.page().locator("#kind").selectOption("FREEZE");
            writer.page().locator("#title").fill("Freeze of the page test");
            writer.page().locator("#reason").fill("An audit");
            writer.page().locator("#from").fill("2027-05-05T08:00");
            writer.page().locator("#until").fill("2027-05-05T07:00");
            writer.page().locator("#for-service").fill("svc-nothing");
            writer.press("Put on the calendar")
                    .sees("Until must be after 'from'")
                    .sees("names no service");
            assertThat(writer.page().locator("#title").inputValue()).isEqualTo("Freeze of the page test");
            writer.page().locator("#until").fill("2027-05-06T07:00");
            writer.page().locator("#for-service").fill("svc-printing");
            writer.press("Put on the calendar").sees("It is drafted").seesNot("Agree and enforce");
            writer.press("Show what it hits")
                    .sees("The gate closes for svc-printing")
                    .seesNot("Agree and enforce");
            writer.pictures("calendar-entry");
            entry = writer.where();
        }
        try (var second = Visitor.of(port, "process-owner")) {
            second.open(entry);
            second.press("Agree and enforce").sees("It is enforced from now on").sees("Agreed by");
        }
        try (var writer = Visitor.of(port, "change-manager")) {
            writer.open(entry);
            writer.page().locator("#release-reason").fill("The audit is over");
            writer.press("Release").sees("Released").sees("The audit is over");
            writer.pictures("calendar-entry-released");
        }
    }
}
