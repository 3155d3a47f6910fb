package io.baton.engine.hardening;

import java.util.List;
import java.util.stream.Collectors;

/** The server would run without a protection it needs, so it does not run. */
class UnsafeServer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * One protection that is missing.
     *
     * @param what in words for whoever starts the server
     * @param remedy what to set or to undo
     */
    record Finding(String what, String remedy) {}

    private final transient List<Finding> findings;

    UnsafeServer(List<Finding> findings) {
        super(findings.stream().map(Finding::what).collect(Collectors.joining(" ")));
        this.findings = List.copyOf(findings);
    }

    List<Finding> findings() {
        return findings;
    }
}
