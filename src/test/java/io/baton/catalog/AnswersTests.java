package io.baton.catalog;

import static io.baton.catalog.CatalogFixtures.CLOCK;
import static io.baton.catalog.CatalogFixtures.directory;
import static io.baton.catalog.CatalogFixtures.field;
import static io.baton.catalog.CatalogFixtures.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.baton.Capability;
import io.baton.platform.ReferenceCheck;
import io.baton.platform.Refusal;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Capability("T4.3")
class AnswersTests {

    private final Answers answers = new Answers(directory(), CLOCK, List.of(new KnownTags()));

    /** A register in which there is one asset. */
    private record KnownTags() implements ReferenceCheck {

        @Override
        public String kind() {
            return "asset";
        }

        @Override
        public boolean isUnknown(String id) {
            return !id.equals("LT-100");
        }

        @Override
        public String remedy() {
            return "names no asset.";
        }
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                arguments(field("f", FieldType.TEXT).build(), "  hello ", "hello"),
                arguments(field("f", FieldType.TEXT).maxLength(5).build(), "hello", "hello"),
                arguments(field("f", FieldType.TEXT).pattern("[a-z]+").build(), "abc", "abc"),
                arguments(field("f", FieldType.LONG_TEXT).build(), "one\ntwo\tthree", "one\ntwo\tthree"),
                arguments(field("f", FieldType.NUMBER).between("1", "2").build(), 2, new BigDecimal("2")),
                arguments(field("f", FieldType.NUMBER).build(), 100.0, new BigDecimal("100")),
                arguments(field("f", FieldType.NUMBER).decimals(2).build(), 1.25, new BigDecimal("1.25")),
                arguments(field("f", FieldType.DATE).between("today", "today+1").build(), "2026-03-03", "2026-03-03"),
                arguments(field("f", FieldType.DATE).between("2026-01-01", null).build(), "2026-01-01", "2026-01-01"),
                arguments(field("f", FieldType.CHOICE).choices("a", "b").build(), "b", "b"),
                arguments(field("f", FieldType.BOOLEAN).build(), false, false),
                arguments(field("f", FieldType.PERSON).build(), "manager", "manager"),
                arguments(field("f", FieldType.CI).build(), "db-042", "db-042"),
                arguments(field("f", FieldType.ASSET).build(), "LT-100", "LT-100"));
    }

    @ParameterizedTest(name = "{1} -> {2}")
    @MethodSource("taken")
    void takesWhatFitsTheQuestion(ItemField field, Object given, Object expected) {
        assertThat(answers.checked(item(field), Map.of("f", given))).isEqualTo(Map.of("f", expected));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(field("f", FieldType.TEXT).required().build(), null, "is required"),
                arguments(field("f", FieldType.TEXT).required().build(), "  ", "is required"),
                arguments(field("f", FieldType.TEXT).maxLength(5).build(), "hello!", "at most 5 characters"),
                arguments(field("f", FieldType.TEXT).build(), "one\ntwo", "one line"),
                arguments(field("f", FieldType.TEXT).build(), "nul\u0000", "one line"),
                arguments(field("f", FieldType.LONG_TEXT).build(), "bell\u0007", "plain text"),
                arguments(field("f", FieldType.TEXT).pattern("[a-z]+").build(), "abc1", "must match"),
                arguments(field("f", FieldType.TEXT).build(), 7, "must be text"),
                arguments(field("f", FieldType.TEXT).build(), Map.of("secret", "v1.x"), "must be text"),
                arguments(field("f", FieldType.TEXT).build(), List.of(List.of(List.of())), "must be text"),
                arguments(field("f", FieldType.NUMBER).build(), "7", "must be a number"),
                arguments(field("f", FieldType.NUMBER).build(), true, "must be a number"),
                arguments(field("f", FieldType.NUMBER).between("1", "2").build(), 0, "at least 1"),
                arguments(field("f", FieldType.NUMBER).between("1", "2").build(), 3, "at most 2"),
                arguments(field("f", FieldType.NUMBER).build(), 1.5, "whole number"),
                arguments(field("f", FieldType.NUMBER).decimals(1).build(), 1.25, "at most 1 decimals"),
                arguments(field("f", FieldType.NUMBER).build(), new BigDecimal("1e999999999"), "digits"),
                arguments(field("f", FieldType.NUMBER).build(), new BigDecimal("1e-999999999"), "digits"),
                arguments(field("f", FieldType.NUMBER).build(), Double.POSITIVE_INFINITY, "must be a number"),
                arguments(field("f", FieldType.DATE).build(), "1.3.2026", "yyyy-mm-dd"),
                arguments(field("f", FieldType.DATE).build(), "2026-02-30", "yyyy-mm-dd"),
                arguments(field("f", FieldType.DATE).build(), "+999999999-12-31", "yyyy-mm-dd"),
                arguments(
                        field("f", FieldType.DATE).between("today", null).build(), "2026-03-01", "2026-03-02 or later"),
                arguments(
                        field("f", FieldType.DATE).between(null, "today+7").build(),
                        "2026-03-10",
                        "2026-03-09 or earlier"),
                arguments(field("f", FieldType.CHOICE).choices("a", "b").build(), "c", "one of: a, b"),
                arguments(field("f", FieldType.BOOLEAN).build(), "true", "true or false"),
                arguments(field("f", FieldType.PERSON).build(), "nobody", "directory"),
                arguments(field("f", FieldType.CI).build(), "../etc", "letters"),
                arguments(field("f", FieldType.ASSET).build(), "a".repeat(65), "letters"),
                arguments(field("f", FieldType.ASSET).build(), "LT-999", "names no asset"));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("refused")
    void refusesWhatDoesNotAndSaysWhatWould(ItemField field, @Nullable Object given, String message) {
        var refusal = refusal(item(field), Collections.singletonMap("f", given));

        assertThat(refusal.status().value()).isEqualTo(422);
        assertThat(refusal.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("fields.f");
            assertThat(error.message()).contains(message);
        });
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        var refusal = refusal(
                item(
                        field("a", FieldType.TEXT).required().build(),
                        field("b", FieldType.NUMBER).build(),
                        field("c", FieldType.TEXT).build()),
                Map.of("b", "many", "c", "fine", "d", "unknown"));

        assertThat(refusal.errors())
                .extracting(Refusal.FieldError::field)
                .containsExactlyInAnyOrder("fields.a", "fields.b", "fields.d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${7*7}", "#{7*7}", "{{7*7}}", "<%=7*7%>", "$${7*7}", "{\"a\":1}", "'; drop table x --"})
    void takesTextThatLooksLikeCodeAsText(String text) {
        var answer = answers.checked(item(field("f", FieldType.TEXT).build()), Map.of("f", text));

        assertThat(answer).containsEntry("f", text);
    }

    @Test
    void matchesPatternsThatWouldKeepABacktrackingMatcherBusyForYears() {
        var field =
                field("f", FieldType.TEXT).pattern("(([a-z])+.)+[A-Z]([a-z])+").build();

        assertThat(refusal(item(field), Map.of("f", "a".repeat(250))).errors()).hasSize(1);
    }

    @Test
    void readsHtmlFormsAsTypedAnswers() {
        var item = new CatalogueItem(
                "x",
                1,
                false,
                item(
                        field("number", FieldType.NUMBER).decimals(2).build(),
                        field("yes", FieldType.BOOLEAN).build(),
                        field("no", FieldType.BOOLEAN).build(),
                        field("text", FieldType.TEXT).build(),
                        field("empty", FieldType.TEXT).build()));

        var typed = item.typed(Map.of("number", " 1,5 ", "yes", "on", "text", "hi", "empty", "", "_csrf", "abc"));

        assertThat(typed).isEqualTo(Map.of("number", new BigDecimal("1.5"), "yes", true, "no", false, "text", "hi"));
    }

    private Refusal refusal(ItemDefinition item, Map<String, ?> given) {
        return catchThrowableOfType(Refusal.class, () -> answers.checked(item, given));
    }
}
