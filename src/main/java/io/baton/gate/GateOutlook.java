package io.baton.gate;

import io.baton.deployment.Deployable;
import io.baton.deployment.Outcome;
import io.baton.deployment.Run;
import io.baton.gate.GatePrincipal.Binding;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.people.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the gate stands for one change, and who went through, for people who look at it. Leaves no decision behind. */
@Component
public class GateOutlook {

    /** What whoever deploys brings along; it says nothing of the change. */
    private static final Set<String> OF_THE_CALLER = Set.of(GateRules.BOUND, GateRules.ARTIFACT_NAMED);

    /**
     * What the gate would say now.
     *
     * @param isFinal whether no waiting will open it
     * @param rules every rule, those that failed first
     * @param opensAt when it opens by itself, where that is known
     * @param closesAt when it closes by itself
     */
    public record Standing(
            boolean isOpen,
            boolean isFinal,
            List<Rule> rules,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt) {}

    /**
     * What one rule says.
     *
     * @param result pass, warn, fail, skip or error
     * @param fix what would cure it
     */
    public record Rule(
            String id,
            String result,
            boolean isFailed,
            String detail,
            @Nullable String fix) {}

    /** Somebody was let through. */
    public record Passage(
            String grantId,
            Run run,
            String principal,
            String state,
            Instant grantedAt,
            @Nullable Instant endedAt,
            @Nullable Outcome outcome,
            @Nullable String note,
            @Nullable String revokedBecause) {}

    private final Gate gate;
    private final GateGrants grants;
    private final Clock clock;

    GateOutlook(Gate gate, GateGrants grants, Clock clock) {
        this.gate = gate;
        this.grants = grants;
        this.clock = clock;
    }

    /**
     * What it would say now to whoever may ask about everything and says what is deployed.
     *
     * @throws io.baton.platform.Refusal 503 where it cannot be decided
     */
    public Standing of(Person reader, String changeKey, Deployable what) {
        var asks = new GatePrincipal(
                reader.id(),
                reader,
                List.of(new Binding(GatePrincipal.ANY, GatePrincipal.ANY, Set.of(Verb.CHECK))),
                null);
        var verdict =
                gate.decide(new Question(asks, Verb.CHECK, what, changeKey, null, null, Question.Assumed.NOTHING));
        var rules = verdict.rules().stream()
                .filter(rule -> !OF_THE_CALLER.contains(rule.id()))
                .toList();
        return new Standing(
                rules.stream().noneMatch(RuleResult::isFailed),
                rules.stream().anyMatch(RuleResult::isFinal),
                rules.stream()
                        .sorted((one, other) -> Boolean.compare(other.isFailed(), one.isFailed()))
                        .map(rule ->
                                new Rule(rule.id(), rule.result().name(), rule.isFailed(), rule.detail(), rule.fix()))
                        .toList(),
                verdict.opensAt(),
                verdict.closesAt());
    }

    /** Everybody who was let through by a change, the latest first. */
    public List<Passage> passages(String changeKey) {
        var now = clock.instant();
        return grants.all(changeKey).stream()
                .map(grant -> new Passage(
                        grant.id(),
                        grant.run(),
                        grant.principal(),
                        grant.stateAt(now).name(),
                        grant.grantedAt(),
                        grant.endedAt(),
                        grant.outcome(),
                        grant.note(),
                        grant.revokedBecause()))
                .toList();
    }
}
