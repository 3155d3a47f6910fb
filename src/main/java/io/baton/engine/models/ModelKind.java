package io.baton.engine.models;

import java.util.Arrays;
import java.util.Optional;

/** The three kinds of model, each with its folder and its file extension. */
enum ModelKind {
    PROCESS("processes", ".bpmn"),
    DECISION("decisions", ".dmn"),
    FORM("forms", ".form");

    private final String folder;
    private final String extension;

    ModelKind(String folder, String extension) {
        this.folder = folder;
        this.extension = extension;
    }

    String folder() {
        return folder;
    }

    String extension() {
        return extension;
    }

    static Optional<ModelKind> of(String fileName) {
        return Arrays.stream(values())
                .filter(kind -> fileName.endsWith(kind.extension))
                .findFirst();
    }
}
