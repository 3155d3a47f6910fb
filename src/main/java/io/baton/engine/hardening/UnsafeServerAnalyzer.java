package io.baton.engine.hardening;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words what is missing and how to mend it when the server refuses to start. */
class UnsafeServerAnalyzer extends AbstractFailureAnalyzer<UnsafeServer> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeServer cause) {
        var what = cause.findings().stream().map(f -> "- " + f.what()).collect(Collectors.joining("\n"));
        var remedy = cause.findings().stream().map(f -> "- " + f.remedy()).collect(Collectors.joining("\n"));
        return new FailureAnalysis(
                "Baton does not start, because this would not be safe:\n\n" + what,
                remedy + "\n\nTo look around with demo people and demo data, start with the profile 'demo' instead.",
                cause);
    }
}
