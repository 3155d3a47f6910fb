package io.baton.cmdb.itop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.platform.http.Answer;
import io.baton.platform.http.Call;
import io.baton.platform.http.Conversation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is peculiar about the REST API of iTop (1.3 and later): one address for everything, a form with JSON in it, status
 * 200 also for errors with the truth in {@code code}, null instead of an empty set, and numbers as texts.
 */
final class ItopApi {

    private static final String PATH = "/webservices/rest.php";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FOUND = Pattern.compile("Found: (\\d{1,9})");

    private final String version;

    ItopApi(String version) {
        this.version = version;
    }

    /** A request to fill in. Everything that changes something must carry a comment; reading may. */
    static ObjectNode operation(String name) {
        return JSON.createObjectNode().put("operation", name).put("comment", "Baton");
    }

    Answer ask(Conversation talk, ObjectNode operation) {
        var form = new LinkedHashMap<String, String>();
        form.put("version", version);
        form.put("json_data", operation.toString());
        return talk.call(Call.form(form, PATH).unless(ItopApi::error));
    }

    /** 0 is the only code that is none; a document without a code does not come from iTop. */
    private static @Nullable String error(Answer answer) {
        var code = Answer.number(answer.json(), "/code");
        if (code.isEmpty()) {
            return "there is no code in it, so it is not from iTop";
        }
        return code.get() == 0
                ? null
                : Answer.text(answer.json(), "/message")
                        .orElse("code " + code.get())
                        .replaceFirst("^Error: ", "");
    }

    /** The records of an answer, in its order. */
    static List<JsonNode> objects(Answer answer) {
        var found = new java.util.ArrayList<JsonNode>();
        answer.json().path("objects").forEach(found::add);
        return found;
    }

    /** The records of an answer by their key, such as {@code Server::1}. */
    static Map<String, JsonNode> objectsByKey(Answer answer) {
        var found = new LinkedHashMap<String, JsonNode>();
        answer.json().path("objects").fields().forEachRemaining(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /** How many there are in all: a page does not tell, only the message does. */
    static long total(Answer answer) {
        var message = FOUND.matcher(answer.json().path("message").asText());
        return message.find()
                ? Long.parseLong(message.group(1))
                : objects(answer).size();
    }

    /** A text inside of a query. */
    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
