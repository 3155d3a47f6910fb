package io.baton.engine.models;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever started the server in words, without a stack trace, which model it does not accept. */
class ModelsRefusedAnalyzer extends AbstractFailureAnalyzer<ModelsRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ModelsRefused cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
    }
}
