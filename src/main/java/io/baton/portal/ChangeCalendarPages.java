package io.baton.portal;

import io.baton.people.AnyStaff;
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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
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
@AnyStaff
class ChangeCalendarPages {

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
        var shown = DaysShown.around(looked.day(), looked.isWeek(), today, model);
        var lines = sheet.between(
                shown.first().atStartOfDay(zone).toInstant(),
                shown.afterLast().atStartOfDay(zone).toInstant(),
                looked.filter());
        model.addAttribute("sheet", shown.sheet());
        model.addAttribute(
                "days", new ChangeSheet(lines, zone).days(shown.first(), shown.afterLast(), shown.month(), today));
        model.addAttribute("zone", zone.getId());
        model.addAttribute("seesChanges", !signedIn.require().has(Role.ADMIN));
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

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
