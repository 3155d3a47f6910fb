package io.baton.catalog;

import static io.baton.catalog.CatalogFixtures.CATEGORIES;
import static io.baton.catalog.CatalogFixtures.field;
import static io.baton.catalog.CatalogFixtures.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.Capability;
import io.baton.platform.Refusal;
import jakarta.validation.Validation;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemRulesTests {

    private final ItemRules rules =
            new ItemRules(Validation.buildDefaultValidatorFactory().getValidator());
    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"description", "whatYouNeed", "expectedTime", "example", "nextSteps"})
    @Capability("C1.4")
    void asksForEachPartOfTheInstructions(String part) throws Exception {
        var document = document();
        ((ObjectNode) document.get("instructions")).remove(part);

        assertThat(refusal(document).errors())
                .extracting(Refusal.FieldError::field)
                .containsExactly("instructions." + part);
    }

    @Test
    @Capability("C1.4")
    void asksForAllFivePartsWhenThereAreNoInstructionsAtAll() throws Exception {
        var document = document();
        document.remove("instructions");

        assertThat(refusal(document).errors())
                .hasSize(5)
                .allSatisfy(error -> assertThat(error.field()).startsWith("instructions."));
    }

    @ParameterizedTest
    @CsvSource({"title", "summary", "intent", "category", "service", "approval", "acceptance", "impact", "expectedHours"
    })
    void asksForWhatEveryItemNeeds(String part) throws Exception {
        var document = document();
        document.remove(part);

        assertThat(refusal(document).errors())
                .extracting(Refusal.FieldError::field)
                .contains(part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Laptop", "lap top", "-laptop", "lap--top", "../x", "läptop"})
    void refusesAnIdThatIsHardToWrite(String id) {
        var refusal = catchThrowableOfType(Refusal.class, () -> rules.check(id, item(), CATEGORIES));

        assertThat(refusal.errors()).extracting(Refusal.FieldError::field).containsExactly("id");
    }

    @Test
    @Capability("T1.2")
    void refusesACategoryThatIsNotInTheTable() throws Exception {
        var document = document().put("category", "gardening");

        assertThat(refusal(document).errors())
                .extracting(Refusal.FieldError::field)
                .containsExactly("category");
    }

    static Stream<Arguments> impossibleFields() {
        return Stream.of(
                arguments(field("f", FieldType.CHOICE).build(), "fields[0].choices"),
                arguments(field("f", FieldType.CHOICE).choices("a", "a").build(), "fields[0].choices"),
                arguments(field("f", FieldType.TEXT).choices("a").build(), "fields[0].choices"),
                arguments(field("f", FieldType.NUMBER).between("low", null).build(), "fields[0].min"),
                arguments(field("f", FieldType.NUMBER).between("3", "2").build(), "fields[0].max"),
                arguments(field("f", FieldType.DATE).between(null, "tomorrow").build(), "fields[0].max"),
                arguments(field("f", FieldType.TEXT).between("1", null).build(), "fields[0].min"),
                arguments(field("f", FieldType.TEXT).pattern("[a-").build(), "fields[0].pattern"),
                arguments(field("f", FieldType.TEXT).pattern("(a)\\1").build(), "fields[0].pattern"),
                arguments(field("f", FieldType.NUMBER).pattern("1+").build(), "fields[0].pattern"),
                arguments(field("f", FieldType.NUMBER).secret().build(), "fields[0].secret"),
                arguments(field("F f", FieldType.TEXT).build(), "fields[0].name"),
                arguments(field("f", FieldType.TEXT).maxLength(100_000).build(), "fields[0].maxLength"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("impossibleFields")
    void refusesAQuestionNobodyCouldAnswer(ItemField field, String path) {
        var refusal = catchThrowableOfType(Refusal.class, () -> rules.check("thing", item(field), CATEGORIES));

        assertThat(refusal.errors()).extracting(Refusal.FieldError::field).containsExactly(path);
    }

    @Test
    void refusesTheSameNameTwice() {
        var twice = item(
                field("f", FieldType.TEXT).build(), field("f", FieldType.DATE).build());
        var refusal = catchThrowableOfType(Refusal.class, () -> rules.check("thing", twice, CATEGORIES));

        assertThat(refusal.errors()).extracting(Refusal.FieldError::field).containsExactly("fields[1].name");
    }

    @Test
    void refusesATitleThatWouldShowASecret() throws Exception {
        var document = document().put("titleField", "code");
        document.putArray("fields")
                .addObject()
                .put("name", "code")
                .put("label", "Code")
                .put("type", "text")
                .put("required", true)
                .put("help", "Such as 1")
                .put("secret", true);

        assertThat(refusal(document).errors())
                .extracting(Refusal.FieldError::field)
                .containsExactly("titleField");
    }

    /** Ordering minus three of something would give money to the cost centre. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "-3")
    @Capability("O3.5")
    void refusesAQuantityThatMayBeNegative(@Nullable String least) throws Exception {
        assertThat(refusal(pricedPerUnit(least)).errors())
                .extracting(Refusal.FieldError::field)
                .containsExactly("cost.quantityField");
    }

    @Test
    @Capability("O3.5")
    void takesAQuantity() throws Exception {
        assertThat(refusal(pricedPerUnit("1"))).isNull();
    }

    private ObjectNode pricedPerUnit(@Nullable String least) {
        var count = field("count", FieldType.NUMBER).required().between(least, null);
        ObjectNode document = json.valueToTree(item(count.build()));
        document.putObject("cost").put("rule", "PER_UNIT").put("quantityField", "count");
        return document;
    }

    @Test
    void takesAProperItem() {
        assertThatCode(() -> rules.check(
                        "thing", item(field("f", FieldType.TEXT).required().build()), CATEGORIES))
                .doesNotThrowAnyException();
    }

    private ObjectNode document() {
        return json.valueToTree(item());
    }

    private Refusal refusal(ObjectNode document) throws Exception {
        var definition = json.treeToValue(document, ItemDefinition.class);
        return catchThrowableOfType(Refusal.class, () -> rules.check("thing", definition, CATEGORIES));
    }
}
