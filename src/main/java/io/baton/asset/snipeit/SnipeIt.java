package io.baton.asset.snipeit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.platform.http.Answer;
import io.baton.platform.http.Call;
import io.baton.platform.http.Conversation;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What is peculiar about the API of Snipe-IT (8): it answers 200 also when it refuses, with {@code status: error} and a
 * text or texts per field; and it says of what is not there that it "does not exist".
 */
final class SnipeIt {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOT_THERE = "(?is).*(does not exist|not found|could not be found).*";

    private SnipeIt() {}

    /** Reads one record; empty when there is none. Any other error is one. */
    static Optional<JsonNode> find(Conversation talk, String path, String... values) {
        var answer = talk.call(Call.get(path, values).unless(answered -> notMissing(error(answered))));
        return error(answer) == null ? Optional.of(answer.json()) : Optional.empty();
    }

    private static @Nullable String notMissing(@Nullable String error) {
        return error != null && error.matches(NOT_THERE) ? null : error;
    }

    /** Changes something. A refusal is a failure of this request, not of Snipe-IT. */
    static void write(
            Conversation talk, String operation, Map<String, ?> body, String method, String path, String... values) {
        var text = JSON.valueToTree(body).toString();
        var answer = talk.call(Call.send(method, text, path, values).once(operation));
        var error = error(answer);
        if (error != null) {
            throw talk.failure("refused the change: " + error);
        }
        if (!"success".equals(answer.json().path("status").asText())) {
            throw talk.failure("did not say that the change is made");
        }
    }

    /** The user with exactly this name; a search by name may bring others too. */
    static long userId(Conversation talk, String username) {
        var answer = talk.call(
                Call.get("/api/v1/users?username={}&limit=50", username).unless(SnipeIt::error));
        return StreamSupport.stream(answer.json().path("rows").spliterator(), false)
                .filter(row -> username.equals(row.path("username").asText()))
                .flatMap(row -> Answer.number(row, "/id").stream())
                .findFirst()
                .orElseThrow(() -> talk.failure("has no user with the user name '" + username + "'"));
    }

    /** What went wrong according to an answer with status 200, or null. */
    static @Nullable String error(Answer answer) {
        if (!"error".equals(answer.json().path("status").asText())) {
            return null;
        }
        var messages = answer.json().path("messages");
        return messages.isTextual() ? messages.asText() : messages.toString();
    }
}
