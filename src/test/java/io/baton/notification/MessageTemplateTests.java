package io.baton.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Capability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateTests {

    private static final String GOOD = """
            version: 2
            subject: {{ticket.key}} is solved

            [What happened]
            Solved: {{ticket.resolutionNote}}

            [What next]
            Please confirm.

            [Link]
            {{link.confirm}}
            """;

    static Stream<MessageTemplate> shipped() {
        return new MessageTemplates(NotificationFixtures.settings(0)).all().values().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    @Capability("C4.5")
    void everyShippedTemplateRendersShortAndWhole(MessageTemplate template) {
        var values = new HashMap<String, String>();
        MessageTemplate.PLACEHOLDERS.forEach(name -> values.put(name, "‹" + name + "›"));

        assertThat(template.subject(values)).isNotBlank().hasSizeLessThan(160).doesNotContain("{{", "\n");
        assertThat(template.body(values))
                .contains("What happened\n", "What next\n", "‹link.")
                .doesNotContain("{{")
                .hasSizeLessThan(1200);
        assertThat(template.body(Map.of())).doesNotContain("{{", "null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"What happened", "What next", "Link"})
    @Capability("C4.5")
    void refusesTemplateWithoutOneOfTheParts(String part) {
        var file = GOOD.replace("[" + part + "]", "");

        assertThatThrownBy(() -> MessageTemplate.parse("solved", file))
                .hasMessageContaining("'solved'")
                .hasMessageContaining("[" + part + "]");
    }

    @Test
    void refusesTemplateWithoutVersionOrSubject() {
        assertThatThrownBy(() -> MessageTemplate.parse("x", GOOD.replace("version: 2", "version: new")))
                .hasMessageContaining("version: 1");
        assertThatThrownBy(() -> MessageTemplate.parse("x", GOOD.replaceAll("subject:.*", "")))
                .hasMessageContaining("subject: ");
    }

    @Test
    void refusesPartThatIsTooLong() {
        assertThatThrownBy(() -> MessageTemplate.parse("x", GOOD.replace("Please confirm.", "Please! ".repeat(60))))
                .hasMessageContaining("[What next] of at most 400");
    }

    @Test
    void refusesLinkPartWithoutLink() {
        assertThatThrownBy(() -> MessageTemplate.parse("x", GOOD.replace("{{link.confirm}}", "the portal")))
                .hasMessageContaining("{{link");
    }

    @Test
    @Capability("C7.2")
    void refusesToMentionAnswersOfTheRequester() {
        assertThatThrownBy(() ->
                        MessageTemplate.parse("x", GOOD.replace("Please confirm.", "Code {{ticket.fields.doorCode}}")))
                .hasMessageContaining("ticket.fields.doorCode");
    }

    @Test
    void valueCannotEndTheSubjectLineNorBecomeAPlaceholder() {
        var template = MessageTemplate.parse("x", GOOD);

        var subject = template.subject(Map.of("ticket.key", "REQ-1\r\nBcc: everybody@example.org"));
        var body = template.body(Map.of("ticket.resolutionNote", "{{link.confirm}} $1 \\", "link.confirm", "LINK"));

        assertThat(subject).isEqualTo("REQ-1 Bcc: everybody@example.org is solved");
        assertThat(body).contains("Solved: {{link.confirm}} $1 \\");
    }

    @Test
    void outsideTemplateReplacesTheShippedOne(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("please-confirm.txt"), GOOD);

        var templates = new MessageTemplates(NotificationFixtures.settings("", 0, directory));

        assertThat(templates.find("please-confirm").orElseThrow().version()).isEqualTo(2);
        assertThat(templates.find("request-received")).isPresent();
    }

    @Test
    void faultyOutsideTemplateKeepsTheServerFromStarting(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("mine.txt"), GOOD.replace("[What next]", ""));

        assertThatThrownBy(() -> new MessageTemplates(NotificationFixtures.settings("", 0, directory)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'mine'")
                .hasMessageContaining("[What next]");
    }
}
