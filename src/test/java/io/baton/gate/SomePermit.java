package io.baton.gate;

import io.baton.deployment.Deployable;
import io.baton.deployment.Permit;
import io.baton.deployment.PermitState;
import io.baton.deployment.Run;
import io.baton.platform.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Permits as changes would hand them over. */
final class SomePermit {

    static final String COMMIT = "9c1fab3e".repeat(5);
    static final String DIGEST = "sha256:" + "ab12".repeat(16);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private SomePermit() {}

    /** Of a service of its own, so that tests do not stand in each other's way. */
    static Permit approved() {
        var number = NUMBER.incrementAndGet();
        return new Permit(
                "CHG-2999-%06d".formatted(number),
                "NORMAL",
                PermitState.APPROVED,
                new Deployable("svc-gate-" + number, "production", "1.4.2", COMMIT, Set.of(DIGEST)),
                null,
                null,
                1,
                "c0ffee".repeat(10) + "beef",
                "LOW",
                "change-manager",
                "everybody agreed",
                List.of(new Permit.Consent("cab-infra", "cab-infra", Instant.EPOCH, "vote")));
    }

    static Permit in(Permit permit, PermitState state) {
        return of(permit, state, permit.from(), permit.until(), permit.uses(), permit.contentHash());
    }

    static Permit within(Permit permit, Instant from, Instant until) {
        return of(permit, permit.state(), from, until, permit.uses(), permit.contentHash());
    }

    static Permit used(Permit permit, int uses) {
        return of(permit, permit.state(), permit.from(), permit.until(), uses, permit.contentHash());
    }

    static Permit edited(Permit permit) {
        return of(permit, PermitState.IN_APPROVAL, permit.from(), permit.until(), permit.uses(), "dead".repeat(16));
    }

    private static Permit of(Permit p, PermitState state, Instant from, Instant until, int uses, String hash) {
        return new Permit(
                p.changeKey(),
                p.type(),
                state,
                p.what(),
                from,
                until,
                uses,
                hash,
                p.risk(),
                p.owner(),
                p.because(),
                p.consents());
    }

    static Permit of(Permit p, Deployable what, String type, String risk) {
        return new Permit(
                p.changeKey(),
                type,
                p.state(),
                what,
                p.from(),
                p.until(),
                p.uses(),
                p.contentHash(),
                risk,
                p.owner(),
                p.because(),
                p.consents());
    }

    /** A grant as if a run had been let through with it, without a change behind it. */
    static Grant grant(Permit permit, String run, Instant now) {
        return new Grant(
                Ids.next(),
                permit.changeKey(),
                permit.what(),
                permit.contentHash(),
                new Run("shell", run, 1, null),
                "ci",
                "ci",
                Grant.State.ACTIVE,
                now,
                now.plusSeconds(1800),
                now,
                null,
                null,
                null,
                null,
                Ids.next());
    }

    static String query(Permit permit) {
        var what = permit.what();
        return "?service=" + what.service() + "&environment=" + what.environment() + "&commit=" + what.commit()
                + "&digest=" + DIGEST;
    }
}
