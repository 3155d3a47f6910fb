package io.baton.gate;

import io.baton.platform.Refusal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** The gate is closed, with everything it was asked and every rule that said so. */
class GateClosed extends Refusal {

    private final transient Verdict verdict;

    GateClosed(Verdict verdict) {
        super(
                HttpStatus.valueOf(verdict.status()),
                "gate-closed",
                verdict.detail(),
                List.of(),
                Map.of("decisionId", verdict.id(), "final", verdict.isFinal(), "rules", verdict.rules()));
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }
}
