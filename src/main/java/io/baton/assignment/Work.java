package io.baton.assignment;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is looked for.
 *
 * @param subject key of the fulfilment task, or of the ticket where it is for the ticket itself
 * @param isTop whether its priority counts for the caps of urgent work
 * @param skills tags that whoever takes it needs
 * @param leftOut people who are not to be chosen
 * @param before who did this work before, if anybody
 */
record Work(
        String ticketKey,
        String subject,
        boolean isTop,
        Set<String> skills,
        Set<String> leftOut,
        @Nullable String before) {

    Set<String> missing(Set<String> known) {
        var missing = new TreeSet<>(skills);
        missing.removeAll(known);
        return missing;
    }
}
