package io.baton.ticket.review;

import java.util.List;

/**
 * What is asked about an item.
 *
 * @param criteria by what to judge, in Markdown
 * @param verdicts the answers there are
 * @param teams the answers to "which team?"; empty where that is not asked
 */
public record ReviewQuestion(String criteria, List<Choice> verdicts, List<Choice> teams) {

    /** One answer, and how people call it. */
    public record Choice(String value, String label) {}

    public ReviewQuestion {
        verdicts = List.copyOf(verdicts);
        teams = List.copyOf(teams);
    }
}
