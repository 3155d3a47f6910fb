package io.baton.deployment;

import io.baton.people.Person;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The changes, as far as the gate and the tools that deploy have to know them. Every method works in the caller's transaction. */
public interface Changes {

    /** What a change is about, as it stands. */
    Optional<Permit> permit(String changeKey);

    /**
     * Opens a standard change by its template, or finds the one that is open for the same template and thing.
     *
     * @return its key; what it allows was told to the gate before this returns
     * @throws io.baton.platform.Refusal 409 where the template is retired or has lost its standing, 422 where it does not fit
     */
    String openStandard(String template, Deployable what, Run run, Person by);

    /**
     * Opens an emergency change that somebody takes upon himself, with the debts that come of it.
     *
     * @return its key
     */
    String openBreakGlass(Deployable what, String reason, @Nullable String incidentKey, Person by);

    /**
     * Has everybody else who moves this change wait until the caller's transaction ends. Changes are held before scopes of
     * the gate, by whoever holds both. Unknown ones are left alone.
     */
    void hold(String changeKey);

    /** A deployment was granted; the change is being implemented. */
    void begun(String changeKey, String grantId, Run run);

    /** What came of it; the change goes on to its review, or to backing out. */
    void ended(String changeKey, String grantId, Outcome outcome, @Nullable String note);

    /** Pipelines are trusted less: what nobody but a table agreed to, and did not begin yet, is judged anew. */
    void trustLost(String service, String environment);

    /** Something was deployed that nobody had allowed. */
    void deployedWithoutGrant(Deployable what, Run run, Person by);
}
