package io.baton.cmdb;

import org.jspecify.annotations.Nullable;

/** How one item relates to another, read from source to target, and which of the two is hit when the other fails. */
public enum RelationType {
    DEPENDS_ON("depends on", "is needed by", Hit.SOURCE),
    RUNS_ON("runs on", "runs", Hit.SOURCE),
    CONNECTS_TO("connects to", "connects", Hit.SOURCE),
    PROVIDES("provides", "is provided by", Hit.TARGET),
    PART_OF("is part of", "contains", Hit.TARGET),
    BACKS_UP("backs up", "is backed up by", Hit.NOBODY);

    private enum Hit {
        SOURCE,
        TARGET,
        NOBODY
    }

    private final String words;
    private final String wordsBack;
    private final Hit hit;

    RelationType(String words, String wordsBack, Hit hit) {
        this.words = words;
        this.wordsBack = wordsBack;
        this.hit = hit;
    }

    /** As said from the source: "runs on". */
    public String words() {
        return words;
    }

    /** As said from the target: "runs". */
    public String wordsBack() {
        return wordsBack;
    }

    /** The end whose failure hits the other, or null when neither does. */
    public @Nullable String failing(String source, String target) {
        return switch (hit) {
            case SOURCE -> target;
            case TARGET -> source;
            case NOBODY -> null;
        };
    }

    /** The end that is hit when the other fails, or null when neither is. */
    @Nullable
    String hit(String source, String target) {
        return switch (hit) {
            case SOURCE -> source;
            case TARGET -> target;
            case NOBODY -> null;
        };
    }
}
