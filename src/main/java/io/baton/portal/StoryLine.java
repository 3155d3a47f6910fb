package io.baton.portal;

import org.jspecify.annotations.Nullable;

/**
 * One line of a ticket's timeline.
 *
 * @param style class of its mark in the stylesheet
 * @param comment whether somebody wrote it to somebody
 */
record StoryLine(
        String style,
        Moment at,
        String actor,
        boolean internal,
        boolean comment,
        String text,
        @Nullable String kind) {}
