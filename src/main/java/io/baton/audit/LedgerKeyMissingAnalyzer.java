package io.baton.audit;

import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator in words which key is missing and how to make one. */
class LedgerKeyMissingAnalyzer extends AbstractFailureAnalyzer<LedgerKeyMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LedgerKeyMissing cause) {
        var variable =
                cause.setting().toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
        return new FailureAnalysis(
                cause.getMessage()
                        + " Without it nobody could prove what the audit ledger says, so Baton does not start.",
                "Make a key with 'openssl rand -base64 32', keep it outside the database and its backups, and set "
                        + cause.setting() + " (environment variable " + variable + "). To try Baton out, start it with"
                        + " the profile 'demo', which makes its own keys.",
                cause);
    }
}
