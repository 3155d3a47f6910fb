package io.baton.gate;

import io.baton.calendar.Calendars;
import io.baton.gate.GatePolicy.Policy;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Decides: facts of one statement, the policy, all rules. What cannot be decided is closed. */
@Component
class Gate {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final GateFacts facts;
    private final GatePolicy policies;
    private final GateConflicts conflicts;
    private final Calendars calendars;
    private final Clock clock;

    Gate(GateFacts facts, GatePolicy policies, GateConflicts conflicts, Calendars calendars, Clock clock) {
        this.facts = facts;
        this.policies = policies;
        this.conflicts = conflicts;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** The same by the policy that is deployed at this very moment, for those who are let through. */
    Verdict decideAnew(Question question) {
        policies.readAnew();
        return decide(question);
    }

    /** @throws Refusal 503 where the facts cannot be read */
    Verdict decide(Question question) {
        return judge(question, facts(question));
    }

    /** @throws Refusal 503 where they cannot be read */
    Facts facts(Question question) {
        try {
            return facts.read(question, moment(question));
        } catch (DataAccessException | TransactionException e) {
            throw undecided(e);
        }
    }

    /** What the rules say of facts that were read a moment ago. */
    Verdict judge(Question question, Facts read) {
        var at = moment(question);
        var seen = read.assuming(question.assumed());
        var candidates = new ArrayList<Facts.@Nullable Kept>(seen.permits());
        var what = question.what();
        if (candidates.isEmpty()
                || (question.change() == null
                        && policies.of(what.service(), what.environment(), null)
                                .filter(Policy::ungated)
                                .isPresent())) {
            candidates.add(null);
        }
        return candidates.stream()
                .map(permit -> verdict(question, seen, permit, at))
                .min(Verdict.BEST)
                .orElseThrow();
    }

    private Instant moment(Question question) {
        return Objects.requireNonNullElseGet(question.at(), clock::instant);
    }

    /** @param cause what an operator has to look at; whoever asks is not told */
    static Refusal undecided(Exception cause) {
        LOG.warn("The gate could not decide, so it stayed closed", cause);
        return undecided();
    }

    static Refusal undecided() {
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "cannot-decide",
                "The gate cannot read what it needs to decide, so it is closed. Ask again soon.",
                List.of(),
                Map.of("decision", "closed"));
    }

    private Verdict verdict(Question question, Facts seen, Facts.@Nullable Kept permit, Instant at) {
        var policy = policies.of(question.what().service(), question.what().environment(), permit)
                .orElse(null);
        var rules = new ArrayList<>(GateRules.judge(question, seen, permit, policy, hours(policy, at), at));
        rules.addAll(conflicts.judge(seen, permit, policy != null && policy.ungated(), at));
        return new Verdict(
                Ids.next(),
                question,
                rules,
                permit,
                policy,
                seen.epoch(),
                at,
                opensAt(rules),
                closesAt(seen, permit, at));
    }

    /** Hours that nobody knows are never. */
    private OpenHours hours(@Nullable Policy policy, Instant at) {
        var calendar = policy == null ? null : policy.openHours();
        return calendar == null
                ? OpenHours.ALWAYS
                : calendars.find(calendar).map(known -> OpenHours.of(known, at)).orElse(OpenHours.NEVER);
    }

    /** Only known where every rule that holds it closed says when it lets go. */
    private static @Nullable Instant opensAt(List<RuleResult> rules) {
        var failed = rules.stream().filter(RuleResult::isFailed).toList();
        return failed.isEmpty() || failed.stream().anyMatch(rule -> rule.opensAt() == null)
                ? null
                : failed.stream()
                        .map(RuleResult::opensAt)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(null);
    }

    private static @Nullable Instant closesAt(Facts seen, Facts.@Nullable Kept permit, Instant at) {
        var ends = seen.closed().stream().map(Facts.Closed::from);
        var window = permit == null ? Stream.<Instant>empty() : Stream.ofNullable(permit.until());
        return Stream.concat(ends, window)
                .filter(moment -> moment.isAfter(at))
                .min(Instant::compareTo)
                .orElse(null);
    }
}
