package io.baton.ticket;

import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.platform.Json;
import io.baton.platform.Relevance;
import io.baton.platform.Relevance.Hit;
import io.baton.platform.Relevance.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds closed tickets by what was asked and by what was noted while they were worked on. */
@Component
public class SolvedTickets {

    /** The kind of timeline entry that keeps notes, steps and solution of a finished task. */
    public static final String WORK = "WORK";

    private static final int MOST_CANDIDATES = 200;
    private static final int MOST_WORDS = 8;

    private record Row(
            String key,
            String title,
            String description,
            @Nullable String solution) {}

    private final JdbcClient db;
    private final TicketAccess access;
    private final Json json;

    SolvedTickets(JdbcClient db, TicketAccess access, Json json) {
        this.db = db;
        this.access = access;
        this.json = json;
    }

    /** What this person may read, best first; work notes are found only by those who work on the ticket. */
    public List<Hit<SolvedTicket>> search(String question, Person viewer, double threshold, int limit) {
        var where = new ArrayList<String>();
        var params = new LinkedHashMap<String, Object>();
        access.of(viewer).restrict(where, params);
        return ranked(
                question,
                where,
                params,
                keys -> viewer.has(Role.AUDITOR) ? Set.copyOf(keys) : access.workedOn(keys, viewer),
                threshold,
                limit);
    }

    /** Tickets that the team worked on. */
    public List<Hit<SolvedTicket>> searchForTeam(String question, String team, double threshold, int limit) {
        var where = new ArrayList<>(List.of("exists (select 1 from ticket_party p where p.ticket_key = t.ticket_key"
                + " and p.kind = 'TEAM' and p.party = :team)"));
        return ranked(question, where, new LinkedHashMap<>(Map.of("team", team)), Set::copyOf, threshold, limit);
    }

    private List<Hit<SolvedTicket>> ranked(
            String question,
            List<String> where,
            Map<String, Object> params,
            Function<List<String>, Set<String>> seeingNotesOf,
            double threshold,
            int limit) {
        var rows = candidates(question, where, params);
        var seen = seeingNotesOf.apply(rows.stream().map(Row::key).toList());
        var notes = notesOf(seen);
        var texts = rows.stream().map(row -> text(row, notes)).toList();
        return Relevance.rank(question, texts, threshold, limit);
    }

    private static Text<SolvedTicket> text(Row row, Map<String, List<Map<String, Object>>> notes) {
        var work = notes.getOrDefault(row.key(), List.of());
        var ticket = new SolvedTicket(
                row.key(), row.title(), joined(work, "workNote"), joined(work, "steps"), row.solution());
        var body = Stream.of(row.description(), ticket.workNotes(), ticket.steps(), ticket.solution())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return Text.of(ticket, row.title(), body);
    }

    private static @Nullable String joined(List<Map<String, Object>> work, String part) {
        var text = work.stream()
                .map(details -> details.get(part))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(value -> !value.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : text;
    }

    /** The newest closed tickets that hold any of the longer words. */
    private List<Row> candidates(String question, List<String> where, Map<String, Object> params) {
        var words = Relevance.stems(question).stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(MOST_WORDS)
                .toList();
        if (words.isEmpty()) {
            return List.of();
        }
        var any = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            var word = ":word" + i;
            any.add("lower(t.title) like " + word + " or lower(t.description) like " + word
                    + " or lower(coalesce(t.resolution_note, '')) like " + word
                    + " or exists (select 1 from ticket_timeline l where l.ticket_key = t.ticket_key"
                    + " and l.kind = 'WORK' and lower(l.details) like " + word + ")");
            params.put("word" + i, "%" + words.get(i) + "%");
        }
        where.add("t.state = 'CLOSED'");
        where.add("(" + String.join(" or ", any) + ")");
        return db.sql("select t.ticket_key, t.title, t.description, t.resolution_note from ticket t where "
                        + String.join(" and ", where) + " order by t.closed_at desc fetch first " + MOST_CANDIDATES
                        + " rows only")
                .params(params)
                .query((row, n) -> new Row(
                        row.getString("ticket_key"),
                        row.getString("title"),
                        row.getString("description"),
                        row.getString("resolution_note")))
                .list();
    }

    private Map<String, List<Map<String, Object>>> notesOf(Set<String> keys) {
        var notes = new HashMap<String, List<Map<String, Object>>>();
        if (keys.isEmpty()) {
            return notes;
        }
        db.sql("select ticket_key, details from ticket_timeline where kind = 'WORK' and ticket_key in (:keys)"
                        + " order by position")
                .param("keys", keys)
                .query((row, n) -> Map.entry(row.getString("ticket_key"), json.readMap(row.getString("details"))))
                .list()
                .forEach(entry -> notes.computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                        .add(entry.getValue()));
        return notes;
    }
}
