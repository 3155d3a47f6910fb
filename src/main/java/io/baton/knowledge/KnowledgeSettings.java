package io.baton.knowledge;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much an article must have in common with a question.
 *
 * @param threshold least part of the question, 0 to 1, that an article or a solved ticket must cover to be shown
 * @param suggestions most articles that are suggested at once
 */
@ConfigurationProperties("baton.knowledge")
record KnowledgeSettings(
        @DefaultValue("0.3") double threshold,
        @DefaultValue("4") int suggestions) {}
