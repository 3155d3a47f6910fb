package io.baton.engine.models;

/** The server does not start, because of its models; says why and what to do. */
class ModelsRefused extends RuntimeException {

    private final String remedy;

    ModelsRefused(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
