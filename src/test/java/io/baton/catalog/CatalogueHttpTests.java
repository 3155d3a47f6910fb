package io.baton.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.platform.Ids;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

@BatonTest
class CatalogueHttpTests {

    @Autowired
    Api api;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void findsItemsByTheWordsPeopleUse() {
        assertThat(titles("/api/catalogue?q=notebook")).contains("Laptop");
        assertThat(titles("/api/catalogue?q=forgot password")).startsWith("Password reset");
        assertThat(titles("/api/catalogue?q=unobtainium")).isEmpty();
        assertThat(titles("/api/catalogue?category=fault-report")).containsExactly("Report a fault");
        assertThat(api.get("requester", "/api/catalogue?size=5&page=1").getBody())
                .satisfies(page -> assertThat((List<?>) page.get("items")).hasSize(5))
                .containsEntry("page", 1);
    }

    @Test
    @Capability("C1.4")
    void showsAllFivePartsOfTheInstructionsAndTheQuestions() {
        var item = api.get("requester", "/api/catalogue/laptop");

        assertThat(item.getHeaders().getETag()).isEqualTo("\"1\"");
        assertThat((Map<?, ?>) item.getBody().get("instructions"))
                .hasSize(5)
                .allSatisfy((part, text) -> assertThat(text.toString()).isNotBlank());
        assertThat((List<?>) item.getBody().get("fields")).isNotEmpty();
        assertThat(item.getBody()).containsEntry("currency", "EUR").containsEntry("id", "laptop");
    }

    @Test
    @Capability("T1.2")
    void namesTheClosedListOfCategories() {
        var answer = api.get("requester", "/api/catalogue/categories").getBody();

        assertThat(answer.get("categories")).isEqualTo(CatalogFixtures.CATEGORIES);
    }

    @Test
    @Capability("C1.4")
    void refusesAnItemWithoutInstructions() {
        var body = document("no-instructions");
        body.remove("instructions");

        var answer = api.post("process-owner", "/api/catalogue", body);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(answer.getBody().get("errors").toString())
                .contains("instructions.description", "instructions.whatYouNeed", "instructions.expectedTime")
                .contains("instructions.example", "instructions.nextSteps");
    }

    /** A price by the month would need an end that nobody books. */
    @Test
    @Capability("O3.5")
    void refusesACostRuleThatNothingBooksAndSaysWhatToDoInstead() {
        var body = document("by-the-month");
        body.putObject("cost").put("rule", "MONTHLY");

        var answer = api.post("process-owner", "/api/catalogue", body);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(answer.getBody().get("errors").toString())
                .contains("cost.rule", "PER_REQUEST or PER_UNIT", "number of months");
    }

    @Test
    void keepsEveryVersionOfAnEditedItemAndRefusesAStaleEdit() {
        var id = "thing-" + Ids.next();
        var created = api.post("process-owner", "/api/catalogue", document(id));
        assertThat(created.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(created.getHeaders().getLocation()).hasToString("/api/catalogue/" + id);

        var body = definition().put("title", "A better thing");
        assertThat(put(id, body, Map.of()).getStatusCode()).isEqualTo(HttpStatus.PRECONDITION_REQUIRED);
        assertThat(put(id, body, Map.of("If-Match", "\"7\"")).getStatusCode())
                .isEqualTo(HttpStatus.PRECONDITION_FAILED);
        var changed = put(id, body, Map.of("If-Match", "\"1\""));
        assertThat(changed.getBody()).containsEntry("title", "A better thing").containsEntry("version", 2);
        assertThat(changed.getHeaders().getETag()).isEqualTo("\"2\"");

        assertThat(api.get("requester", "/api/catalogue/" + id + "/versions/1").getBody())
                .containsEntry("title", "Laptop");
        assertThat(api.post("process-owner", "/api/catalogue", document(id)).getStatusCode())
                .isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void takesARetiredItemOffTheOfferButKeepsItReadable() {
        var id = "thing-" + Ids.next();
        api.post("process-owner", "/api/catalogue", document(id));

        var retired = api.exchange(
                "process-owner",
                HttpMethod.POST,
                "/api/catalogue/" + id + "/retire",
                Map.of("reason", "Nobody orders it"),
                Map.of("If-Match", "\"1\""));

        assertThat(retired.getBody()).containsEntry("retired", true);
        assertThat(api.get("requester", "/api/catalogue/" + id).getBody()).containsEntry("retired", true);
        assertThat(api.get("requester", "/api/catalogue?size=200").getBody().toString())
                .doesNotContain(id);
        var order = api.post("requester", "/api/requests", Map.of("itemId", id));
        assertThat(order.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(order.getBody().toString()).contains("itemId");
    }

    @Test
    void refusesWhatIsNotPartOfADefinition() {
        for (var name : List.of("version", "retired", "origin", "updatedBy")) {
            var body = document("over-posted").put(name, 7);

            var answer = api.post("process-owner", "/api/catalogue", body);

            assertThat(answer.getStatusCode()).as(name).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
            assertThat(answer.getBody().toString()).contains(name);
        }
        assertThat(api.get("requester", "/api/catalogue/over-posted").getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void letsOnlyProcessOwnersChangeTheCatalogue() {
        for (var person : List.of("requester", "agent", "lead", "auditor", "admin", "change-manager")) {
            assertThat(api.post(person, "/api/catalogue", document("not-allowed"))
                            .getStatusCode())
                    .as(person)
                    .isEqualTo(HttpStatus.FORBIDDEN);
        }
        assertThat(api.anonymous(HttpMethod.GET, "/api/catalogue", null).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    private List<String> titles(String path) {
        var items = (List<?>) api.get("requester", path).getBody().get("items");
        return items.stream().map(i -> ((Map<?, ?>) i).get("title").toString()).toList();
    }

    private ResponseEntity<Map<String, Object>> put(String id, ObjectNode body, Map<String, String> headers) {
        return api.exchange("process-owner", HttpMethod.PUT, "/api/catalogue/" + id, body, headers);
    }

    private ObjectNode definition() {
        return json.valueToTree(CatalogFixtures.item());
    }

    private ObjectNode document(String id) {
        return definition().put("id", id);
    }
}
