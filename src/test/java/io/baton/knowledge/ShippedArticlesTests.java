package io.baton.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.knowledge.ShippedArticles.Draft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Capability("C2.5")
class ShippedArticlesTests {

    @Test
    void everyArticleIsWhole() {
        var drafts = Stream.of("knowledge/triage.yaml", "demo/articles.yaml")
                .flatMap(file -> ShippedArticles.read(file).stream())
                .toList();

        assertThat(drafts).hasSizeGreaterThanOrEqualTo(15).extracting(Draft::id).doesNotHaveDuplicates();
        assertThat(drafts).allSatisfy(draft -> {
            assertThat(draft.id()).matches("[a-z0-9-]{3,64}").isNotIn("usage", "suggestions");
            assertThat(draft.title()).isNotBlank().hasSizeLessThan(200);
            assertThat(draft.problem()).hasSizeGreaterThan(30);
            assertThat(draft.steps())
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(step -> assertThat(step).isNotBlank());
            assertThat(draft.solution()).hasSizeGreaterThan(30);
            assertThat(draft.keywords()).isNotEmpty();
        });
    }

    @Test
    @Capability("I1.6")
    void articlesThatTablesLinkToComeWithEveryInstallation() throws IOException {
        var linked = Pattern.compile("/portal/kb/([a-z0-9-]+)")
                .matcher(Files.readString(Path.of("decisions/record-type.dmn")))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();

        assertThat(linked).hasSizeGreaterThanOrEqualTo(3);
        assertThat(ShippedArticles.read("knowledge/triage.yaml"))
                .extracting(Draft::id)
                .containsAll(linked);
    }
}
