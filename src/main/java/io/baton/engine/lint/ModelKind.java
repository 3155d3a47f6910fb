package io.baton.engine.lint;

import java.util.Arrays;
import java.util.Optional;

/** The three kinds of model, each with its folder and its file extension. */
public enum ModelKind {
    PROCESS("processes", ".bpmn"),
    DECISION("decisions", ".dmn"),
    FORM("forms", ".form");

    private final String folder;
    private final String extension;

    ModelKind(String folder, String extension) {
        this.folder = folder;
        this.extension = extension;
    }

    public String folder() {
        return folder;
    }

    public String extension() {
        return extension;
    }

    public static Optional<ModelKind> of(String fileName) {
        return Arrays.stream(values())
                .filter(kind -> fileName.endsWith(kind.extension))
                .findFirst();
    }
}
