package io.baton.change;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of thing a change is about. */
public enum ChangeCategory {

    /** Something that runs: a service, a host, a database. */
    @JsonProperty("technical")
    @JsonAlias("TECHNICAL")
    TECHNICAL("technical"),

    /** A model, table or form of this product itself goes live. */
    @JsonProperty("workflow-model")
    @JsonAlias("WORKFLOW_MODEL")
    WORKFLOW_MODEL("workflow-model");

    private final String word;

    ChangeCategory(String word) {
        this.word = word;
    }

    /** As tables and people call it. */
    public String word() {
        return word;
    }
}
