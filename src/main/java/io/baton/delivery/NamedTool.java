package io.baton.delivery;

/** A tool of Baton's own that needs no settings. */
public interface NamedTool extends DeployTool {

    /** By which targets name it. */
    String name();
}
