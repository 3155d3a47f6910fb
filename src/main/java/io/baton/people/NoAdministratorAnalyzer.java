package io.baton.people;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words why a server without an administrator does not start. */
class NoAdministratorAnalyzer extends AbstractFailureAnalyzer<NoAdministrator> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoAdministrator cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Name the first administrator with the settings baton.bootstrap.admin-id and"
                        + " baton.bootstrap.admin-password (or the environment variables BATON_BOOTSTRAP_ADMIN_ID and"
                        + " BATON_BOOTSTRAP_ADMIN_PASSWORD), start once, change the password after signing in and"
                        + " remove the settings. To look around with demo people, start with the profile 'demo'.",
                cause);
    }
}
