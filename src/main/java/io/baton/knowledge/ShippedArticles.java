package io.baton.knowledge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.baton.knowledge.Article.State;
import io.baton.platform.BeforeOpening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Brings in the articles that the shipped tables link to, and in a demonstration a first set for everyday problems. An
 * article that is there already stays as it is.
 */
@Component
class ShippedArticles implements BeforeOpening {

    /** An article as the file has it. */
    record Draft(String id, String title, String problem, List<String> steps, String solution, List<String> keywords) {}

    private record File(List<Draft> articles) {}

    private final Articles articles;
    private final Environment environment;

    ShippedArticles(Articles articles, Environment environment) {
        this.articles = articles;
        this.environment = environment;
    }

    @Override
    public void start() {
        read("knowledge/triage.yaml").forEach(this::bringIn);
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            read("demo/articles.yaml").forEach(this::bringIn);
        }
    }

    static List<Draft> read(String file) {
        try (var text = new ClassPathResource(file).getInputStream()) {
            return new ObjectMapper(new YAMLFactory())
                    .readValue(text, File.class)
                    .articles();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void bringIn(Draft draft) {
        if (articles.find(draft.id()).isPresent()) {
            return;
        }
        try {
            articles.add(new Article(
                    draft.id(),
                    1,
                    draft.title(),
                    draft.problem().strip(),
                    String.join("\n", draft.steps()),
                    draft.solution().strip(),
                    String.join(", ", draft.keywords()),
                    State.PUBLISHED,
                    "en",
                    Instant.EPOCH));
        } catch (DuplicateKeyException e) {
            // another node was faster
        }
    }
}
