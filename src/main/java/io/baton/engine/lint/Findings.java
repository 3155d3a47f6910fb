package io.baton.engine.lint;

import io.baton.engine.lint.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects what the rules find in one file. */
final class Findings {

    private final String file;
    private final List<Finding> found = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    void error(String rule, String element, String message) {
        found.add(new Finding(file, element, rule, Severity.ERROR, message));
    }

    void advice(String rule, String element, String message) {
        found.add(new Finding(file, element, rule, Severity.ADVICE, message));
    }

    /** Without repetition: several rules may look at one attribute. */
    List<Finding> all() {
        return found.stream().distinct().toList();
    }
}
