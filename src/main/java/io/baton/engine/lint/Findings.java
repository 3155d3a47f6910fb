package io.baton.engine.lint;

import io.baton.engine.lint.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what the rules find in one file. */
final class Findings {

    private final String file;
    private final List<Finding> found = new ArrayList<>();
    private @Nullable Throwable unjudged;

    Findings(String file) {
        this.file = file;
    }

    void error(String rule, String element, String message) {
        found.add(new Finding(file, element, rule, Severity.ERROR, message));
    }

    void advice(String rule, String element, String message) {
        found.add(new Finding(file, element, rule, Severity.ADVICE, message));
    }

    void cannotBeJudged(Throwable reason) {
        unjudged = reason;
    }

    /** Without repetition: several rules may look at one attribute. */
    List<Finding> all() {
        if (unjudged != null && found.stream().noneMatch(Finding::isError)) {
            error("file-readable", file, "The file is built in a way that cannot be judged: " + unjudged + ".");
        }
        return found.stream().distinct().toList();
    }
}
