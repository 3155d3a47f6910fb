package io.baton.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.deployment.Outcome;
import io.baton.deployment.Permit;
import io.baton.deployment.PermitState;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random histories of changes, closed times, grants and the passing of time. After each step the gate says of every change what
 * a slow and obvious reading of that history says. The seed is printed; {@code -Dgate.seed=} repeats one.
 */
@Capability("W3.6")
class GateOracleTests {

    private static final int HISTORIES = 15;
    private static final int STEPS = 50;
    private static final int CHANGES = 3;
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final String OTHER_DIGEST = "sha256:" + "0".repeat(64);

    /** A change as the history left it. */
    private static final class Told {

        Permit permit;
        int used;

        Told(Permit permit) {
            this.permit = permit;
        }
    }

    private static final class Closing {

        final String id = UUID.randomUUID().toString();
        final @Nullable String service;
        final Instant from;
        final Instant until;
        boolean lifted;

        Closing(@Nullable String service, Instant from, Instant until) {
            this.service = service;
            this.from = from;
            this.until = until;
        }

        boolean holds(String its) {
            return !lifted && (service == null || service.equals(its));
        }

        boolean covers(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(until);
        }
    }

    private static final class Running {

        final String id;
        final Told change;
        final Instant grantedAt;
        Instant expires;
        boolean over;

        Running(String id, Told change, Instant grantedAt, Instant expires) {
            this.id = id;
            this.change = change;
            this.grantedAt = grantedAt;
            this.expires = expires;
        }
    }

    private final GateOnItsOwn gate = new GateOnItsOwn(LIFE, LONGEST);
    private final List<Told> changes = new ArrayList<>();
    private final List<Closing> closings = new ArrayList<>();
    private final List<Running> grants = new ArrayList<>();
    private final List<String> history = new ArrayList<>();
    private Random random = new Random();
    private int number;

    @Test
    void saysWhatTheHistorySays() {
        var seed = Long.getLong("gate.seed", System.nanoTime());
        System.out.println("Seed of the histories of the gate: " + seed);
        for (int one = 0; one < HISTORIES; one++) {
            random = new Random(seed + one);
            begin();
            for (int step = 0; step < STEPS; step++) {
                step();
                compare("seed " + seed + ", history " + one + ": " + history);
            }
        }
    }

    private void begin() {
        List.of(changes, closings, grants, history).forEach(List::clear);
        gate.empty();
        var some = SomePermit.approved();
        for (int i = 0; i < CHANGES; i++) {
            var next = SomePermit.approved();
            // two of them are about one service
            var what = i == 2 ? next.what() : some.what();
            changes.add(new Told(SomePermit.used(SomePermit.of(next, what, "NORMAL", "LOW"), 1 + random.nextInt(3))));
            keep(changes.get(i), PermitState.DRAFT);
        }
    }

    private void step() {
        var change = changes.get(random.nextInt(CHANGES));
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> keep(change, PermitState.APPROVED);
            case 3 -> keep(change, PermitState.IN_APPROVAL);
            case 4 -> keep(change, pick(PermitState.CANCELLED, PermitState.REJECTED, PermitState.IMPLEMENTED));
            case 5 -> edit(change);
            case 6 -> window(change);
            case 7 -> close(change);
            case 8 -> lift();
            case 9, 10 -> pass();
            case 11 -> go(change);
            case 12 -> report();
            default -> beat();
        }
    }

    private void keep(Told change, PermitState state) {
        keep(change, SomePermit.in(change.permit, state));
    }

    private void keep(Told change, Permit permit) {
        note(permit.changeKey() + " " + permit.state() + " " + permit.from() + ".." + permit.until());
        change.permit = permit;
        gate.keep(permit);
        var stands = permit.state() == PermitState.APPROVED
                || permit.state() == PermitState.IMPLEMENTING
                || permit.state() == PermitState.IMPLEMENTED;
        grants.stream().filter(it -> it.change == change && !stands).forEach(it -> it.over = true);
    }

    private void edit(Told change) {
        note("edited " + change.permit.changeKey());
        var hash = String.format("%064x", ++number);
        var p = change.permit;
        grants.stream().filter(it -> it.change == change).forEach(it -> it.over = true);
        keep(
                change,
                new Permit(
                        p.changeKey(),
                        p.type(),
                        PermitState.IN_APPROVAL,
                        p.what(),
                        p.from(),
                        p.until(),
                        p.uses(),
                        hash,
                        p.risk(),
                        p.owner(),
                        p.because(),
                        p.consents()));
    }

    private void window(Told change) {
        var from = random.nextInt(4) == 0 ? null : gate.now().plusSeconds(60L * (random.nextInt(120) - 60));
        var until = random.nextInt(4) == 0
                ? null
                : (from == null ? gate.now() : from).plusSeconds(60L * (1 + random.nextInt(180)));
        keep(change, SomePermit.within(change.permit, from, until));
    }

    private void close(Told change) {
        var from = gate.now().plusSeconds(60L * (random.nextInt(60) - 20));
        var closing = new Closing(
                random.nextInt(3) == 0 ? null : change.permit.what().service(),
                from,
                from.plusSeconds(60L * (1 + random.nextInt(90))));
        note("closed for " + closing.service + " " + closing.from + ".." + closing.until);
        closings.add(closing);
        gate.changed(() -> gate.db()
                .sql("insert into closed_time (id, entry_id, kind, title, service, environment, starts_at, ends_at)"
                        + " values (?, 'oracle', 'FREEZE', 'Oracle', ?, 'production', ?, ?)")
                .params(closing.id, closing.service)
                .params(Timestamps.column(closing.from), Timestamps.column(closing.until))
                .update());
        for (var grant : grants) {
            if (closing.holds(grant.change.permit.what().service()) && isRunning(grant)) {
                if (closing.covers(gate.now())) {
                    grant.over = true;
                } else if (closing.from.isAfter(gate.now()) && closing.from.isBefore(grant.expires)) {
                    grant.expires = closing.from;
                }
            }
        }
    }

    private void lift() {
        closings.stream().filter(it -> !it.lifted).findFirst().ifPresent(closing -> {
            note("lifted");
            closing.lifted = true;
            gate.changed(() -> gate.db()
                    .sql("delete from closed_time where id = ?")
                    .param(closing.id)
                    .update());
        });
    }

    /** As a rule to an edge, or a second before it. */
    private void pass() {
        var edges = new TreeSet<Instant>();
        changes.forEach(it -> Stream.of(it.permit.from(), it.permit.until())
                .filter(moment -> moment != null && moment.isAfter(gate.now()))
                .forEach(edges::add));
        closings.forEach(it -> Stream.of(it.from, it.until)
                .filter(moment -> moment.isAfter(gate.now()))
                .forEach(edges::add));
        grants.stream()
                .map(it -> it.expires)
                .filter(it -> it.isAfter(gate.now()))
                .forEach(edges::add);
        if (edges.isEmpty() || random.nextInt(4) == 0) {
            gate.moveTo(gate.now().plusSeconds(1 + random.nextInt(3600)));
        } else {
            var edge = edges.first().minusSeconds(random.nextInt(2));
            gate.moveTo(edge.isBefore(gate.now()) ? gate.now() : edge);
        }
        note("it is " + gate.now());
        if (random.nextBoolean()) {
            gate.expire();
        }
    }

    private void go(Told change) {
        var run = "run-" + ++number;
        var meant = failing(change, Set.of(SomePermit.DIGEST)).isEmpty();
        note("wants to go with " + change.permit.changeKey());
        try {
            var grant = gate.grant(change.permit, run);
            assertThat(meant).as("let through: " + history).isTrue();
            change.used++;
            grants.add(new Running(grant.id(), change, gate.now(), end(change, gate.now())));
        } catch (Refusal closed) {
            assertThat(meant)
                    .as("refused, " + closed.getMessage() + ": " + history)
                    .isFalse();
        }
    }

    private void report() {
        grants.stream().filter(it -> !it.over).findFirst().ifPresent(grant -> {
            note("result");
            grant.over = true;
            gate.end(grant.id, pick(Outcome.SUCCEEDED, Outcome.FAILED));
        });
    }

    private void beat() {
        grants.stream().filter(this::isRunning).findFirst().ifPresent(grant -> {
            note("heard of");
            gate.hear(grant.id);
            var until = grant.change.permit.until();
            var longest = grant.grantedAt.plus(LONGEST);
            if ((until == null || until.isAfter(gate.now())) && longest.isAfter(gate.now())) {
                var end = end(grant.change, gate.now());
                grant.expires = end.isBefore(longest) ? end : longest;
            }
        });
    }

    /** Half an hour, or until its window ends or something closes. */
    private Instant end(Told change, Instant now) {
        var end = now.plus(LIFE);
        var until = change.permit.until();
        if (until != null && until.isAfter(now) && until.isBefore(end)) {
            end = until;
        }
        for (var closing : closings) {
            if (closing.holds(change.permit.what().service())
                    && closing.from.isAfter(now)
                    && closing.from.isBefore(end)) {
                end = closing.from;
            }
        }
        return end;
    }

    private boolean isRunning(Running grant) {
        return !grant.over && gate.now().isBefore(grant.expires);
    }

    private void compare(String as) {
        for (var change : changes) {
            for (var digests : List.of(Set.of(SomePermit.DIGEST), Set.of(OTHER_DIGEST), Set.<String>of())) {
                var verdict = gate.decide(change.permit, digests, true);
                assertThat(new TreeSet<>(
                                verdict.failed().stream().map(RuleResult::id).toList()))
                        .as(change.permit.changeKey() + " with " + digests + ", " + as)
                        .isEqualTo(failing(change, digests));
                assertThat(verdict.status()).as(as).isEqualTo(status(change, digests));
            }
            var service = change.permit.what().service();
            var any = changes.stream()
                    .filter(it -> it.permit.what().service().equals(service)
                            && !it.permit.state().isOver())
                    .anyMatch(it -> failing(it, Set.of(SomePermit.DIGEST)).isEmpty());
            assertThat(gate.decide(change.permit, Set.of(SomePermit.DIGEST), false)
                            .isOpen())
                    .as("any change to " + service + ", " + as)
                    .isEqualTo(any);
        }
    }

    /** What is wrong, read off the history. */
    private Set<String> failing(Told change, Set<String> digests) {
        var p = change.permit;
        var now = gate.now();
        var failing = new TreeSet<String>();
        if (p.state() != PermitState.APPROVED && p.state() != PermitState.IMPLEMENTING) {
            failing.add("change.approved");
        }
        if ((p.from() != null && now.isBefore(p.from())) || isPast(p)) {
            failing.add("window.inside");
        }
        if (closings.stream().anyMatch(it -> it.holds(p.what().service()) && it.covers(now))) {
            failing.add("freeze.none");
        }
        if (digests.contains(OTHER_DIGEST)) {
            failing.add("artifact.match");
        }
        if (change.used >= p.uses()) {
            failing.add("quota.left");
        }
        if (grants.stream()
                .anyMatch(it -> isRunning(it)
                        && it.change.permit.what().service().equals(p.what().service()))) {
            failing.add("concurrency.free");
        }
        if (!p.state().isOver() && changes.stream().anyMatch(it -> it != change && isInTheWay(it, p))) {
            failing.add("conflict.none");
        }
        return failing;
    }

    private boolean isPast(Permit p) {
        return p.until() != null && !gate.now().isBefore(p.until());
    }

    private boolean isInTheWay(Told other, Permit p) {
        var o = other.permit;
        var state = o.state();
        if (!o.what().service().equals(p.what().service())
                || (state != PermitState.APPROVED && state != PermitState.IMPLEMENTING)) {
            return false;
        }
        var inWindow = o.from() != null && o.until() != null && !gate.now().isBefore(o.from()) && !isPast(o);
        var runs = grants.stream().anyMatch(it -> it.change == other && isRunning(it));
        return runs || (inWindow && isFirst(o, p));
    }

    private static boolean isFirst(Permit o, Permit p) {
        return p.from() == null
                || o.from().isBefore(p.from())
                || (o.from().equals(p.from()) && o.changeKey().compareTo(p.changeKey()) < 0);
    }

    private int status(Told change, Set<String> digests) {
        var failing = failing(change, digests);
        if (failing.isEmpty()) {
            return 200;
        }
        var state = change.permit.state();
        var isFinal = failing.contains("artifact.match")
                || failing.contains("quota.left")
                || isPast(change.permit)
                || (state.isOver() && failing.contains("change.approved"));
        return isFinal ? 409 : 423;
    }

    @SafeVarargs
    private <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }

    private void note(String what) {
        history.add(what);
    }
}
