package io.baton.ticket.approval;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.Person;
import io.baton.platform.Ids;
import io.baton.platform.Json;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of approval.bpmn: plans the levels, asks the people of the next one, counts what they say. */
@Component
class ApprovalCourse {

    /** What to do next: ASK so many people, NAME somebody because too few were found, or DONE. */
    record Next(String step, int approvers) {}

    /**
     * One approver and what he is asked.
     *
     * @param answerWithin how long until somebody else is called
     */
    record Question(Vote vote, String text, AnswerTimes.AnswerTime answerWithin) {}

    private final AnswerTimes times;
    private final ApprovalBook book;
    private final ApprovalPlan plan;
    private final ApproverSearch search;
    private final ExcludedPeople excluded;
    private final TicketDesk desk;
    private final AuditLedger ledger;
    private final ContentReader contents;
    private final AwayApprovers away;
    private final Json json;

    ApprovalCourse(
            AnswerTimes times,
            ApprovalBook book,
            ApprovalPlan plan,
            ApproverSearch search,
            ExcludedPeople excluded,
            TicketDesk desk,
            AuditLedger ledger,
            ContentReader contents,
            AwayApprovers away,
            Json json) {
        this.times = times;
        this.book = book;
        this.plan = plan;
        this.search = search;
        this.excluded = excluded;
        this.desk = desk;
        this.ledger = ledger;
        this.contents = contents;
        this.away = away;
        this.json = json;
    }

    /** Begins a round with the rows of approval-plan.dmn; what an earlier round asked counts no more. */
    @Transactional
    void register(String key, String rows, @Nullable Long costCents) {
        var ticket = desk.lock(key);
        book.latest(key)
                .filter(round -> round.state() == ApprovalState.OPEN)
                .ifPresent(round -> book.close(round, ApprovalState.VOID));
        var levels = plan.levels(key, json.readRows(rows));
        var round = book.open(
                key,
                contents.read(ticket, costCents),
                costCents,
                levels.stream().anyMatch(ApprovalPlan.Row::attestation));
        for (int position = 0; position < levels.size(); position++) {
            book.add(levels.get(position).asLevel(Ids.next(), round.id(), position));
        }
        ledger.append(AuditEvent.of("APPROVAL_BEGUN", "ticket", key)
                .forTicket(key, ticket.category())
                .with("round", round.number())
                .with("levels", levels.size())
                .with("hash", round.contentHash()));
    }

    /** Asks the people of the next level, if one is left. */
    @Transactional
    Next openNext(String key) {
        var ticket = desk.lock(key);
        var round = current(key);
        var waiting = book.levels(round).stream()
                .filter(level -> level.state() == ApprovalState.WAITING)
                .toList();
        if (waiting.isEmpty()) {
            finish(ticket, round, ApprovalState.APPROVED);
            return new Next("DONE", 0);
        }
        var next = waiting.stream()
                .filter(level -> level.number() == waiting.get(0).number())
                .toList();
        var people = next.stream()
                .collect(Collectors.toMap(
                        Level::id, level -> search.find(level, ticket, excluded.at(level.number(), ticket))));
        for (var level : next) {
            var found = Objects.requireNonNull(people.get(level.id()));
            if (!Quorum.of(level.quorum()).isWithinReach(found.size())) {
                desk.note(
                        key,
                        "APPROVAL",
                        "Too few may approve for " + level.group() + ": " + found.size() + " found, "
                                + Quorum.of(level.quorum()).needed(Math.max(1, found.size()))
                                + " needed. Somebody has to be named.",
                        false,
                        Map.of("level", level.number()));
                return new Next("NAME", 0);
            }
        }
        int position = 0;
        for (var level : next) {
            position = ask(ticket, level, Objects.requireNonNull(people.get(level.id())), position);
        }
        return new Next("ASK", position);
    }

    private int ask(Ticket ticket, Level level, List<Person> people, int first) {
        var needed = Quorum.of(level.quorum()).needed(people.size());
        book.ask(level, needed);
        var now = book.now();
        int position = first;
        for (var person : people) {
            book.ask(new Vote(
                    Ids.next(),
                    level.id(),
                    ticket.key(),
                    position++,
                    person.id(),
                    ApprovalState.OPEN,
                    null,
                    null,
                    null,
                    null,
                    now,
                    due(level, now),
                    null,
                    null));
        }
        desk.note(
                ticket.key(),
                "APPROVAL",
                "Approval level " + level.number() + ", " + level.group() + ": " + needed + " of " + people.size()
                        + " must agree ("
                        + people.stream().map(Person::id).collect(Collectors.joining(", ")) + ")",
                false,
                Map.of("level", level.number(), "rule", Objects.requireNonNullElse(level.rule(), "")));
        return position;
    }

    private static @Nullable Instant due(Level level, Instant now) {
        return level.timeLimit() == null ? null : now.plus(Duration.parse(level.timeLimit()));
    }

    /** The approver whose turn a round of the multi-instance is; who is away is asked through whoever stands in. */
    @Transactional
    Question question(String key, int position) {
        var round = current(key);
        var levels = book.levels(round);
        var vote = book.votes(round).stream()
                .filter(v -> v.position() == position && levelOf(v, levels).state() == ApprovalState.OPEN)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody is asked at place " + position + " of " + key));
        var level = levelOf(vote, levels);
        var last = levels.get(levels.size() - 1).number();
        var asked = book.votes(round).stream()
                .filter(v -> v.levelId().equals(level.id()))
                .count();
        var put = away.askedNow(vote, desk.lock(key));
        return new Question(
                put,
                "Level " + level.number() + " of " + last + ", " + level.group() + ": " + level.needed() + " of "
                        + asked
                        + " must agree."
                        + (level.ruleReason() == null ? "" : " " + level.ruleReason())
                        + (put.standIn() == null ? "" : " You are asked in the place of " + put.approver() + "."),
                times.answerWithin(desk.require(key)));
    }

    /** Counts the votes of the present level; closes it as soon as the rest cannot change it any more. */
    @Transactional
    ApprovalState count(String key) {
        var ticket = desk.lock(key);
        var round = current(key);
        var votes = book.votes(round);
        var open = book.levels(round).stream()
                .filter(level -> level.state() == ApprovalState.OPEN)
                .toList();
        if (open.isEmpty()) {
            return round.state();
        }
        var outcomes = open.stream().map(level -> tally(level, votes).outcome()).toList();
        var outcome = outcomes.contains(ApprovalState.DECLINED)
                ? ApprovalState.DECLINED
                : outcomes.contains(ApprovalState.OPEN) ? ApprovalState.OPEN : ApprovalState.APPROVED;
        if (outcome != ApprovalState.OPEN) {
            open.forEach(level -> close(ticket, level, votes));
        }
        if (outcome == ApprovalState.DECLINED) {
            finish(ticket, round, outcome);
        }
        return outcome;
    }

    /** Why the latest round was refused, in the words of those who refused; one of them reads as it was written. */
    @Nullable
    String whyDeclined(String key) {
        var reasons = book.votes(current(key)).stream()
                .filter(vote -> vote.state() == ApprovalState.DECLINED && vote.reason() != null)
                .map(vote -> String.valueOf(vote.reason()))
                .distinct()
                .toList();
        return reasons.isEmpty() ? null : shortened(String.join(" / ", reasons));
    }

    /** Who gave the last agreement of the latest round, himself or as a deputy. */
    @Nullable
    String lastToAgree(String key) {
        return book.votes(current(key)).stream()
                .filter(vote -> vote.state() == ApprovalState.APPROVED && vote.decidedAt() != null)
                .max(Comparator.comparing(Vote::decidedAt))
                .map(Vote::decidedBy)
                .orElse(null);
    }

    private static String shortened(String text) {
        return text.length() <= 2000 ? text : text.substring(0, 1999) + "…";
    }

    static Tally tally(Level level, List<Vote> votes) {
        return Tally.of(
                Objects.requireNonNullElse(level.needed(), 1),
                votes.stream()
                        .filter(vote -> vote.levelId().equals(level.id()))
                        .map(Vote::state)
                        .toList());
    }

    private void close(Ticket ticket, Level level, List<Vote> votes) {
        var tally = tally(level, votes);
        book.close(level, tally.outcome() == ApprovalState.OPEN ? ApprovalState.WITHDRAWN : tally.outcome());
        for (var vote : votes) {
            if (vote.levelId().equals(level.id()) && vote.state() == ApprovalState.OPEN) {
                book.turn(vote, ApprovalState.WITHDRAWN);
                desk.note(
                        ticket.key(),
                        "APPROVAL",
                        "The question to " + vote.approver() + " is withdrawn: enough people have decided ("
                                + tally.inWords() + ")",
                        false,
                        Map.of("approver", vote.approver()));
            }
        }
    }

    private void finish(Ticket ticket, Round round, ApprovalState state) {
        book.levels(round).stream()
                .filter(level -> level.state() == ApprovalState.WAITING)
                .forEach(level -> book.close(level, ApprovalState.WITHDRAWN));
        book.close(round, state);
        var approved = state == ApprovalState.APPROVED;
        desk.note(ticket.key(), "APPROVAL", approved ? "Approval complete" : "Approval refused", false, Map.of());
        ledger.append(AuditEvent.of(approved ? "REQUEST_APPROVED" : "REQUEST_DECLINED", "ticket", ticket.key())
                .forTicket(ticket.key(), ticket.category())
                .with("round", round.number())
                .with("hash", round.contentHash()));
    }

    private static Level levelOf(Vote vote, List<Level> levels) {
        return levels.stream()
                .filter(level -> level.id().equals(vote.levelId()))
                .findFirst()
                .orElseThrow();
    }

    private Round current(String key) {
        return book.latest(key).orElseThrow(() -> new IllegalStateException("No approval was begun for " + key));
    }
}
