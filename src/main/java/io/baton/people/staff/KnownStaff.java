package io.baton.people.staff;

import io.baton.people.Presence;
import io.baton.people.ShiftCalendars;
import io.baton.people.StaffMember;
import io.baton.people.StaffRegister;
import io.baton.platform.Timestamps;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads people with everything that matters for giving them work, in three statements however many they are. Why
 * somebody is away is nobody's business here.
 */
@Component
class KnownStaff implements StaffRegister {

    private static final String PEOPLE = """
            select p.id, s.work_cap, s.zone, s.calendar, a.ends_at
            from person p
            left join staff s on s.person_id = p.id
            left join staff_absence a on a.person_id = p.id and a.starts_at <= :at and a.ends_at > :at
            where p.kind = 'PERSON' and p.enabled and\s""";

    private record Row(
            String person,
            @Nullable Integer cap,
            @Nullable String zone,
            @Nullable String calendar,
            @Nullable Instant awayUntil) {}

    private final JdbcClient db;
    private final ObjectProvider<ShiftCalendars> calendars;

    KnownStaff(JdbcClient db, ObjectProvider<ShiftCalendars> calendars) {
        this.db = db;
        this.calendars = calendars;
    }

    @Override
    public List<StaffMember> members(String team, Instant at) {
        return read("p.id in (select person_id from team_membership where team_id = :who)", team, at);
    }

    @Override
    public Optional<StaffMember> member(String person, Instant at) {
        return read("p.id = :who", person, at).stream().findFirst();
    }

    @Override
    public Set<String> holders(String skill) {
        return new TreeSet<>(db.sql("""
                        select p.id from staff_skill k join person p on p.id = k.person_id
                        where k.skill = ? and p.enabled""").param(skill).query(String.class).list());
    }

    /** Everybody who works in some team. */
    List<StaffMember> all(Instant at) {
        return read("p.id in (select person_id from team_membership) and p.id <> :who", "", at);
    }

    Map<String, Shift> shifts(Collection<String> people) {
        var found = new HashMap<String, Shift>();
        if (!people.isEmpty()) {
            var slots = slots(people);
            db.sql("select person_id, zone, calendar from staff where person_id in (:people)")
                    .param("people", people)
                    .query(row -> {
                        var person = row.getString(1);
                        found.put(
                                person,
                                shift(row.getString(2), row.getString(3), slots.getOrDefault(person, List.of())));
                    });
        }
        return found;
    }

    @Override
    public SortedMap<String, Set<String>> skills() {
        var holders = new TreeMap<String, Set<String>>();
        db.sql("""
                        select k.skill, p.id from staff_skill k join person p on p.id = k.person_id
                        where p.enabled order by k.skill, p.id""").query(row -> {
            holders.computeIfAbsent(row.getString(1), skill -> new TreeSet<>()).add(row.getString(2));
        });
        return holders;
    }

    private List<StaffMember> read(String condition, String who, Instant at) {
        var rows = db.sql(PEOPLE + condition + " order by p.id")
                .param("at", Timestamps.column(at))
                .param("who", who)
                .query((row, n) -> new Row(
                        row.getString("id"),
                        row.getObject("work_cap", Integer.class),
                        row.getString("zone"),
                        row.getString("calendar"),
                        Timestamps.readNullable(row, "ends_at")))
                .list();
        var ids = rows.stream().map(Row::person).toList();
        var skills = skills(ids);
        var slots = slots(ids);
        return rows.stream()
                .map(row -> member(
                        row,
                        skills.getOrDefault(row.person(), Set.of()),
                        slots.getOrDefault(row.person(), List.of()),
                        at))
                .toList();
    }

    private StaffMember member(Row row, Set<String> skills, List<Slot> slots, Instant at) {
        if (row.awayUntil() != null) {
            return new StaffMember(row.person(), skills, row.cap(), Presence.ABSENT, "away", row.awayUntil());
        }
        var shift = shift(row.zone(), row.calendar(), slots);
        var known = calendars.getIfAvailable();
        if (shift.isOn(at, known)) {
            return new StaffMember(row.person(), skills, row.cap(), Presence.PRESENT, null, null);
        }
        return new StaffMember(
                row.person(),
                skills,
                row.cap(),
                Presence.OFF_SHIFT,
                "outside of the own working hours",
                shift.next(at, known).orElse(null));
    }

    static Shift shift(@Nullable String zone, @Nullable String calendar, List<Slot> slots) {
        return new Shift(zone == null ? ZoneOffset.UTC : ZoneId.of(zone), calendar, slots);
    }

    private Map<String, Set<String>> skills(Collection<String> people) {
        var found = new HashMap<String, Set<String>>();
        if (!people.isEmpty()) {
            db.sql("select person_id, skill from staff_skill where person_id in (:people)")
                    .param("people", people)
                    .query(row -> {
                        found.computeIfAbsent(row.getString(1), k -> new HashSet<>())
                                .add(row.getString(2));
                    });
        }
        return found;
    }

    private Map<String, List<Slot>> slots(Collection<String> people) {
        var found = new HashMap<String, List<Slot>>();
        if (!people.isEmpty()) {
            db.sql("""
                            select person_id, weekday, starts_at, ends_at from staff_slot where person_id in (:people)
                            order by person_id, weekday, starts_at""").param("people", people).query(row -> {
                found.computeIfAbsent(row.getString(1), k -> new ArrayList<>())
                        .add(new Slot(
                                DayOfWeek.of(row.getInt(2)),
                                LocalTime.parse(row.getString(3)),
                                LocalTime.parse(row.getString(4))));
            });
        }
        return found;
    }
}
