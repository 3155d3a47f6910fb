package io.baton.cmdb;

import org.jspecify.annotations.Nullable;

/**
 * One relation between two items.
 *
 * @param redundancyGroup name of the group in which the failing end stands in for others, if any
 */
public record Relation(
        String source,
        String sourceName,
        RelationType type,
        String target,
        String targetName,
        @Nullable String redundancyGroup) {

    /** The relation as a clause about one of its ends: "runs on host-db-07 (host-db-07)". */
    String saidOf(String item) {
        return item.equals(source) ? type.words() + " " + targetName : type.wordsBack() + " " + sourceName;
    }
}
