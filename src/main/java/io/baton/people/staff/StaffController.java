package io.baton.people.staff;

import io.baton.people.Absence;
import io.baton.people.Directory;
import io.baton.people.Presence;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.people.StaffMember;
import io.baton.people.staff.AbsenceController.AbsenceView;
import io.baton.platform.Etag;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Staff: what people can do, how much of it, and whether they are there. Leads and administrators change it. */
@RestController
@RequestMapping("/api/staff")
class StaffController {

    private static final Duration FARTHEST = Duration.ofDays(3660);

    private final StaffDesk desk;
    private final KnownStaff staff;
    private final AbsenceBook absences;
    private final StaffRights rights;
    private final Directory directory;
    private final SignedIn signedIn;
    private final Clock clock;

    StaffController(
            StaffDesk desk,
            KnownStaff staff,
            AbsenceBook absences,
            StaffRights rights,
            Directory directory,
            SignedIn signedIn,
            Clock clock) {
        this.desk = desk;
        this.staff = staff;
        this.absences = absences;
        this.rights = rights;
        this.directory = directory;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    record SlotView(String weekday, String from, String until) {}

    /** @param slots empty with a calendar */
    record ShiftView(@Nullable String zone, @Nullable String calendar, List<SlotView> slots) {

        static @Nullable ShiftView of(@Nullable Shift shift) {
            if (shift == null || (shift.calendar() == null && shift.slots().isEmpty())) {
                return null;
            }
            return new ShiftView(
                    shift.calendar() == null ? shift.zone().getId() : null,
                    shift.calendar(),
                    shift.slots().stream()
                            .map(slot -> new SlotView(
                                    slot.weekday().name(),
                                    slot.from().toString(),
                                    slot.until().toString()))
                            .toList());
        }
    }

    /**
     * @param cap how much open work at most; no limit when absent
     * @param shift at any hour when absent
     * @param until when somebody who is not there is back, as far as it is known
     * @param absences present and coming
     */
    record StaffView(
            String id,
            String name,
            SortedSet<String> teams,
            SortedSet<String> skills,
            @Nullable Integer cap,
            @Nullable ShiftView shift,
            Presence presence,
            @Nullable Instant until,
            List<AbsenceView> absences) {}

    @GetMapping
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.INCIDENT_COMMANDER, Role.ADMIN, Role.AUDITOR})
    List<StaffView> list(
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable Instant at) {
        var moment = moment(at);
        if (team != null && directory.team(team).isEmpty()) {
            throw Refusal.notFound("Team '" + team + "'");
        }
        return views(team == null ? staff.all(moment) : staff.members(team, moment));
    }

    @GetMapping("/{id}")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.INCIDENT_COMMANDER, Role.ADMIN, Role.AUDITOR})
    ResponseEntity<StaffView> one(@PathVariable String id, @RequestParam(required = false) @Nullable Instant at) {
        desk.require(id);
        var member = staff.member(id, moment(at)).orElseThrow(() -> Refusal.notFound("Person '" + id + "'"));
        var answer = ResponseEntity.ok();
        desk.version(id).ifPresent(version -> answer.header(HttpHeaders.ETAG, Etag.of(version)));
        return answer.body(views(List.of(member)).get(0));
    }

    @PutMapping("/{id}")
    @RolesAllowed({Role.TEAM_LEAD, Role.ADMIN})
    ResponseEntity<StaffView> describe(
            @PathVariable String id,
            @RequestBody StaffDraft body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        desk.describe(id, body, ifMatch);
        return one(id, null);
    }

    private Instant moment(@Nullable Instant at) {
        var moment = Objects.requireNonNullElse(at, clock.instant());
        if (Duration.between(clock.instant(), moment).abs().compareTo(FARTHEST) > 0) {
            throw Refusal.invalid("at", "must lie within ten years of now.");
        }
        return moment;
    }

    private List<StaffView> views(List<StaffMember> members) {
        var ids = members.stream().map(StaffMember::person).toList();
        var shifts = staff.shifts(ids);
        var away = absences.of(ids);
        return members.stream()
                .map(member -> view(
                        member,
                        ShiftView.of(shifts.get(member.person())),
                        away.stream()
                                .filter(absence -> absence.person().equals(member.person()))
                                .toList()))
                .toList();
    }

    private StaffView view(StaffMember member, @Nullable ShiftView shift, List<Absence> away) {
        var person = directory.person(member.person()).orElseThrow();
        var withReason = rights.seesReasons(signedIn.require(), person);
        return new StaffView(
                person.id(),
                person.name(),
                new TreeSet<>(person.teams()),
                new TreeSet<>(member.skills()),
                member.cap(),
                shift,
                member.presence(),
                member.until(),
                away.stream()
                        .map(absence -> AbsenceView.of(absence, withReason, List.of()))
                        .toList());
    }
}
