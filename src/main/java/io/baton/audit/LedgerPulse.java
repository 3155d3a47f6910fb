package io.baton.audit;

import io.baton.audit.AuditSettings.WhenStalled;
import io.baton.audit.proof.Verdict;
import io.baton.platform.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How the ledger is doing on this server: whether sealing goes on, how much waits, what the last verification said. */
@Component
class LedgerPulse {

    /**
     * What the sealer saw last.
     *
     * @param size sealed events
     * @param unsealed events that wait
     * @param lag age of the oldest event that waits
     */
    record Seen(long size, long unsealed, Duration lag) {}

    private final AuditSettings settings;
    private volatile @Nullable Long lastPass;
    private volatile Seen seen = new Seen(0, 0, Duration.ZERO);
    private volatile @Nullable String failure;
    private volatile @Nullable String anchorFailure;
    private volatile @Nullable Verdict verdict;

    LedgerPulse(AuditSettings settings) {
        this.settings = settings;
    }

    /** From here on somebody seals; while a server starts, however slowly, nothing is overdue. */
    void begun() {
        lastPass = System.nanoTime();
    }

    void passed(Seen now) {
        seen = now;
        failure = null;
        lastPass = System.nanoTime();
    }

    void failed(String why) {
        failure = why;
    }

    void anchored(@Nullable String whyNot) {
        anchorFailure = whyNot;
    }

    void verified(Verdict found) {
        verdict = found;
    }

    Seen seen() {
        return seen;
    }

    @Nullable
    String failure() {
        return failure;
    }

    @Nullable
    String anchorFailure() {
        return anchorFailure;
    }

    @Nullable
    Verdict verdict() {
        return verdict;
    }

    /** How long ago the sealer last came through; nothing before it has begun. */
    Duration silence() {
        var last = lastPass;
        return last == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - last);
    }

    boolean isStalled() {
        return silence().compareTo(settings.stallAfter()) > 0;
    }

    /** An act of administration that could not be proved later does not happen, unless the operator chose otherwise. */
    void check(AuditEvent event) {
        if (event.privileged() && settings.whenStalled() == WhenStalled.REFUSE_PRIVILEGED && isStalled()) {
            throw new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "ledger-stalled",
                    "The audit ledger has not been sealed for " + silence().toSeconds()
                            + " seconds, so acts of administration are refused. Ask the operator to look at its health.",
                    List.of(),
                    Map.of());
        }
    }
}
