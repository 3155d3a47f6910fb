package io.baton.engine.failure;

import io.baton.platform.http.MaskedText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;

/**
 * A failure as the engine keeps it in its tables and Cockpit shows it: the same words and the same stack trace, without
 * what looks like a secret. Whatever fails may quote what it was given.
 */
class MaskedFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final String trace;

    MaskedFailure(Throwable failure) {
        super(
                MaskedText.of(Objects.requireNonNullElse(
                        failure.getMessage(), failure.getClass().getSimpleName())),
                null,
                false,
                false);
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        trace = MaskedText.whole(text.toString());
    }

    @Override
    public void printStackTrace(PrintWriter out) {
        out.print(trace);
    }
}
