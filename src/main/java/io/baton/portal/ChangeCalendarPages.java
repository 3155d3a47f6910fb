package io.baton.portal;

import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.schedule.CalendarDesk;
import io.baton.schedule.CalendarSheet;
import io.baton.schedule.CalendarSheet.Filter;
import io.baton.schedule.EntryDraft;
import io.baton.schedule.EntryKind;
import io.baton.schedule.EntryScope;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The change calendar: month and week, and the life of one entry. */
@Controller
@RolesAllowed({
    Role.AGENT,
    Role.TEAM_LEAD,
    Role.CHANGE_MANAGER,
    Role.CAB_MEMBER,
    Role.INCIDENT_COMMANDER,
    Role.PROCESS_OWNER,
    Role.ADMIN,
    Role.AUDITOR
})
class ChangeCalendarPages {

    private static final int DAYS_OF_WEEK = 7;
    private static final int FARTHEST_YEARS = 10;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final CalendarSheet sheet;
    private final CalendarDesk desk;
    private final PageWords words;
    private final SignedIn signedIn;
    private final ZoneId zone;
    private final Clock clock;

    ChangeCalendarPages(
            CalendarSheet sheet,
            CalendarDesk desk,
            PageWords words,
            SignedIn signedIn,
            PortalSettings settings,
            Clock clock) {
        this.sheet = sheet;
        this.desk = desk;
        this.words = words;
        this.signedIn = signedIn;
        this.zone = settings.zone();
        this.clock = clock;
    }

    /** What is looked at; the same names stand in the address. */
    record Looked(
            @Nullable String view,
            @Nullable String day,
            @Nullable String service,
            @Nullable String environment) {

        boolean isWeek() {
            return "week".equals(view);
        }

        Filter filter() {
            return new Filter(Set.of(), text(service), text(environment), null);
        }
    }

    /** What of the calendar is shown, and the sheets before and after it. */
    record Sheet(String title, boolean week, LocalDate day, LocalDate before, LocalDate after) {}

    /** What was typed of a new entry. */
    record Sent(
            @Nullable String kind,
            @Nullable String title,
            @Nullable String reason,
            @Nullable String from,
            @Nullable String until,
            @Nullable String rule,
            @Nullable String service,
            @Nullable String environment,
            @Nullable String item) {

        EntryDraft draft(ZoneId zone) {
            var scope = new EntryScope(text(service), text(environment), null, text(item));
            return new EntryDraft(
                    kind, title, reason, null, from, until, zone.getId(), text(rule), List.of(), List.of(scope));
        }
    }

    @GetMapping("/portal/calendar")
    String calendar(@ModelAttribute("looked") Looked looked, Model model) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var chosen = day(looked.day(), today, model);
        var first = looked.isWeek() ? monday(chosen) : monday(chosen.withDayOfMonth(1));
        var afterLast = looked.isWeek()
                ? first.plusDays(DAYS_OF_WEEK)
                : monday(chosen.with(TemporalAdjusters.lastDayOfMonth())).plusDays(DAYS_OF_WEEK);
        var lines = sheet.between(
                first.atStartOfDay(zone).toInstant(),
                afterLast.atStartOfDay(zone).toInstant(),
                looked.filter());
        model.addAttribute("sheet", sheet(looked.isWeek(), chosen, first));
        model.addAttribute(
                "days", new ChangeSheet(lines, zone).days(first, afterLast, looked.isWeek() ? first : chosen, today));
        model.addAttribute("zone", zone.getId());
        model.addAttribute("mayDraft", signedIn.require().has(Role.CHANGE_MANAGER));
        model.addAttribute("kinds", Arrays.asList(EntryKind.values()));
        return "portal/calendar";
    }

    @PostMapping("/portal/calendar/entries")
    @RolesAllowed(Role.CHANGE_MANAGER)
    String draft(@ModelAttribute Sent sent, RedirectAttributes flash) {
        try {
            var entry = desk.draft(sent.draft(zone), signedIn.require());
            flash.addFlashAttribute(
                    "said",
                    entry.kind().closes()
                            ? "It is drafted. Look at what it hits, and somebody else may agree."
                            : "It is on the calendar.");
            return "redirect:/portal/calendar/entries/" + entry.id();
        } catch (Refusal refused) {
            PageRefusals.tell(refused, flash);
            flash.addFlashAttribute("sent", sent);
            return "redirect:/portal/calendar#new";
        }
    }

    @GetMapping("/portal/calendar/entries/{id}")
    String entry(@PathVariable("id") String id, Model model) {
        var me = signedIn.require();
        var look = desk.look(id);
        var entry = look.entry();
        model.addAttribute("entry", entry);
        model.addAttribute("first", Moment.of(entry.firstStart(), zone));
        model.addAttribute("last", Moment.ofNullable(entry.lastEnd(), zone));
        model.addAttribute("owner", words.person(entry.owner()));
        model.addAttribute("drafter", words.person(entry.draftedBy()));
        model.addAttribute("agreed", entry.agreedBy() == null ? null : words.person(entry.agreedBy()));
        model.addAttribute("look", look);
        model.addAttribute(
                "hits",
                look.plans().stream()
                        .map(plan -> new Hit(plan.key(), plan.title(), Moment.of(plan.from(), zone)))
                        .toList());
        var changes = me.has(Role.CHANGE_MANAGER);
        var enforced = "ENFORCED".equals(entry.state().name());
        model.addAttribute(
                "mayPreview",
                changes && entry.kind().closes() && "DRAFT".equals(entry.state().name()));
        model.addAttribute("mayAgree", (changes || me.has(Role.PROCESS_OWNER)) && entry.mayBeAgreedBy(me.id()));
        model.addAttribute("mayRelease", changes && entry.kind().closes() && enforced);
        model.addAttribute(
                "mayCancel",
                changes && !entry.state().isOver() && !(entry.kind().closes() && enforced));
        return "portal/calendar-entry";
    }

    /** A plan that would have to move. */
    record Hit(String key, String title, Moment from) {}

    @PostMapping("/portal/calendar/entries/{id}/preview")
    @RolesAllowed({Role.CHANGE_MANAGER, Role.PROCESS_OWNER})
    String preview(@PathVariable("id") String id, RedirectAttributes flash) {
        return act(id, flash, "Below is what it hits. Somebody else may agree to it now.", () -> desk.preview(id));
    }

    @PostMapping("/portal/calendar/entries/{id}/agree")
    @RolesAllowed({Role.CHANGE_MANAGER, Role.PROCESS_OWNER})
    String agree(@PathVariable("id") String id, RedirectAttributes flash) {
        return act(id, flash, "It is enforced from now on.", () -> desk.agree(id, signedIn.require()));
    }

    @PostMapping("/portal/calendar/entries/{id}/release")
    @RolesAllowed(Role.CHANGE_MANAGER)
    String release(
            @PathVariable("id") String id,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            RedirectAttributes flash) {
        return act(id, flash, "It is released.", () -> desk.release(id, reason, signedIn.require()));
    }

    @PostMapping("/portal/calendar/entries/{id}/cancel")
    @RolesAllowed(Role.CHANGE_MANAGER)
    String cancel(
            @PathVariable("id") String id,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            RedirectAttributes flash) {
        return act(id, flash, "It is given up.", () -> desk.cancel(id, reason, signedIn.require()));
    }

    private static String act(String id, RedirectAttributes flash, String said, Runnable act) {
        try {
            act.run();
            flash.addFlashAttribute("said", said);
        } catch (RuntimeException e) {
            PageRefusals.tell(e, flash);
        }
        flash.addAttribute("id", id);
        return "redirect:/portal/calendar/entries/{id}";
    }

    /** What is no day is told above the page as it is today. */
    private static LocalDate day(@Nullable String text, LocalDate today, Model model) {
        try {
            var day = text == null || text.isBlank() ? today : LocalDate.parse(text.strip());
            if (Math.abs(day.getYear() - today.getYear()) <= FARTHEST_YEARS) {
                return day;
            }
            model.addAttribute("problem", "The day must lie within " + FARTHEST_YEARS + " years of today.");
        } catch (DateTimeException e) {
            model.addAttribute("problem", "The day must be written as " + today + ".");
        }
        return today;
    }

    private static Sheet sheet(boolean week, LocalDate chosen, LocalDate first) {
        return week
                ? new Sheet(
                        "Week of " + DAY.format(first),
                        true,
                        chosen,
                        first.minusDays(DAYS_OF_WEEK),
                        first.plusDays(DAYS_OF_WEEK))
                : new Sheet(
                        MONTH.format(chosen),
                        false,
                        chosen,
                        chosen.withDayOfMonth(1).minusMonths(1),
                        chosen.withDayOfMonth(1).plusMonths(1));
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
