package io.baton.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator in words that the key of secret fields is missing and how to make one. */
class FieldKeyMissingAnalyzer extends AbstractFailureAnalyzer<FieldKeyMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FieldKeyMissing cause) {
        return new FailureAnalysis(
                cause.getMessage() + " Secret fields of tickets are encrypted with it, so Baton does not start.",
                "Make a key with 'openssl rand -base64 32', keep it safe outside the database (what it encrypted cannot"
                        + " be read without it), and set baton.secrets.field-key (environment variable"
                        + " BATON_SECRETS_FIELD_KEY). To try Baton out, start it with the profile 'demo', which makes"
                        + " its own key.",
                cause);
    }
}
