package io.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

@BatonTest
class ConversationTests {

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Autowired
    Requests requests;

    @Autowired
    TestRestTemplate http;

    @Test
    void internalCommentsStayAmongThoseWhoWork() {
        var key = requests.laptopInWork();

        assertThat(comment("agent", key, "The customer is in a hurry", true)).isEqualTo(HttpStatus.CREATED);
        assertThat(comment("requester", key, "When will it be ready?", false)).isEqualTo(HttpStatus.CREATED);
        assertThat(comment("requester", key, "Hidden", true)).isEqualTo(HttpStatus.FORBIDDEN);

        assertThat(read("requester", key, "/comments")).contains("When will").doesNotContain("hurry");
        assertThat(read("agent", key, "/comments")).contains("When will", "hurry");
        assertThat(read("requester", key, "/timeline")).doesNotContain("hurry");
        assertThat(read("requester", key, "/record")).doesNotContain("hurry");
    }

    @Test
    @Capability("C7.2")
    void filesAreJudgedByWhatTheyAre() {
        var key = requests.laptop();

        assertThat(upload("requester", key, "notes.txt", "Plain words".getBytes(StandardCharsets.UTF_8))
                        .getStatusCode())
                .isEqualTo(HttpStatus.CREATED);
        assertThat(upload(
                                "requester",
                                key,
                                "photo.png",
                                "MZ\u0090\u0000 not a picture".getBytes(StandardCharsets.ISO_8859_1))
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        assertThat(upload(
                                "requester",
                                key,
                                "page.html",
                                "<html><script>1</script></html>".getBytes(StandardCharsets.UTF_8))
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        assertThat(upload("requester", key, "empty.txt", new byte[0]).getStatusCode())
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(upload("requester2", key, "notes.txt", "x".getBytes(StandardCharsets.UTF_8))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void aFileComesBackAsADownloadAndOnlyFromItsOwnTicket() {
        var key = requests.laptop();
        var other = requests.laptop();
        upload("requester", key, "../../notes.txt", "Plain words".getBytes(StandardCharsets.UTF_8));
        var id = read("requester", key, "/attachments").replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");

        var file = http.withBasicAuth("requester", "demo")
                .getForEntity("/api/tickets/" + key + "/attachments/" + id, String.class);

        assertThat(file.getBody()).isEqualTo("Plain words");
        assertThat(file.getHeaders().getContentDisposition().isAttachment()).isTrue();
        assertThat(file.getHeaders().getContentDisposition().getFilename()).isEqualTo("notes.txt");
        assertThat(api.text("requester", HttpMethod.GET, "/api/tickets/" + other + "/attachments/" + id, null)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void aWatcherSeesTheTicketUntilItIsUnwatched() {
        var key = requests.laptop();
        assertThat(api.get("requester2", "/api/tickets/" + key).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);

        api.text("requester", HttpMethod.POST, "/api/tickets/" + key + "/watchers/requester2", null);
        assertThat(api.get("requester2", "/api/tickets/" + key).getStatusCode()).isEqualTo(HttpStatus.OK);

        api.text("requester2", HttpMethod.DELETE, "/api/tickets/" + key + "/watchers/requester2", null);
        assertThat(api.get("requester2", "/api/tickets/" + key).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void linksShowOnlyTicketsOneMaySee() {
        var key = requests.laptopInWork();
        var other = requests.laptopInWork();

        var linked = api.text(
                "agent",
                HttpMethod.POST,
                "/api/tickets/" + key + "/links",
                Map.of("relation", "RELATES_TO", "other", other));

        assertThat(linked.getStatusCode()).as(linked.getBody()).isEqualTo(HttpStatus.CREATED);
        assertThat(read("agent", other, "/links")).contains(key);
        var unknown = api.text(
                "agent",
                HttpMethod.POST,
                "/api/tickets/" + key + "/links",
                Map.of("relation", "RELATES_TO", "other", "REQ-1900-000001"));
        assertThat(unknown.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Test
    @Capability("T4.1")
    void theConfigurationItemGoesWithTheTicketAndItsTasks() {
        var key = requests.fault("ciId", "db-042");

        @SuppressWarnings("unchecked")
        var ci = (Map<String, Object>)
                api.get("requester", "/api/tickets/" + key).getBody().get("ci");

        assertThat(ci).containsEntry("id", "db-042");
        assertThat(String.valueOf(ci.get("context"))).contains("owner=applications", "environment=production");
        var task = engine.task(key, "Task_AcceptTask");
        var shown = api.text(
                "agent",
                HttpMethod.GET,
                "/engine-rest/task/" + task.id() + "/form-variables?deserializeValues=false",
                null);
        assertThat(shown.getBody())
                .as("what the task form can show")
                .contains("ciOwner", "ciEnvironment", "production");
    }

    private Object comment(String person, String key, String text, boolean internal) {
        return api.post(person, "/api/tickets/" + key + "/comments", Map.of("text", text, "internal", internal))
                .getStatusCode();
    }

    private String read(String person, String key, String part) {
        return String.valueOf(api.text(person, HttpMethod.GET, "/api/tickets/" + key + part, null)
                .getBody());
    }

    private ResponseEntity<String> upload(String person, String key, String name, byte[] content) {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        return http.withBasicAuth(person, "demo")
                .postForEntity("/api/tickets/" + key + "/attachments", form, String.class);
    }
}
