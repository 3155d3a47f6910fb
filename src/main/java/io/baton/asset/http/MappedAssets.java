package io.baton.asset.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.asset.Asset;
import io.baton.asset.AssetRegister.AssetQuery;
import io.baton.asset.AssetRegisterSettings;
import io.baton.asset.AssetRegisterSettings.Mapping;
import io.baton.asset.AssetStatus;
import io.baton.asset.AssetSystem;
import io.baton.asset.AssetUpdate;
import io.baton.platform.Page;
import io.baton.platform.http.Answer;
import io.baton.platform.http.Call;
import io.baton.platform.http.Conversation;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Assets behind an API of no known make: where things are is told by the settings. */
class MappedAssets implements AssetSystem {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AssetRegisterSettings settings;
    private final Mapping mapping;

    MappedAssets(AssetRegisterSettings settings) {
        this.settings = settings;
        this.mapping = settings.http();
    }

    @Override
    public Optional<Asset> find(Conversation talk, String tag) {
        var answer = talk.call(Call.get(mapping.findPath(), tag).orAbsent().unless(this::trouble));
        return answer.isAbsent() ? Optional.empty() : Optional.of(asset(talk, answer.json()));
    }

    @Override
    public Page<Asset> search(Conversation talk, AssetQuery query) {
        var text = query.text() == null || query.text().isBlank() ? "*" : query.text();
        var answer = talk.call(
                Call.get(mapping.searchPath(), text, String.valueOf(query.page()), String.valueOf(query.size()))
                        .unless(this::trouble));
        var assets = StreamSupport.stream(answer.json().at(mapping.items()).spliterator(), false)
                .map(item -> asset(talk, item))
                .filter(asset -> query.kind() == null || query.kind().equals(asset.kind()))
                .filter(asset -> query.owner() == null || query.owner().equals(asset.owner()))
                .filter(asset -> query.status() == null || query.status() == asset.status())
                .toList();
        var total = Answer.number(answer.json(), mapping.total()).orElse((long) assets.size());
        return new Page<>(assets, total, query.page(), query.size());
    }

    @Override
    public void write(Conversation talk, Asset now, Asset wanted, AssetUpdate update) {
        var body = JSON.createObjectNode();
        put(body, "owner", wanted.owner());
        put(body, "place", wanted.place());
        put(body, "status", outside(wanted.status()));
        put(body, "ticket", update.ticketKey());
        talk.call(Call.send(mapping.writeMethod(), body.toString(), mapping.writePath(), now.tag())
                .once(update.operationKey())
                .unless(this::trouble));
    }

    private void put(ObjectNode body, String field, @Nullable String value) {
        var pointer = JsonPointer.compile(mapping.writeField(field));
        var parent = pointer.head().matches() ? body : body.withObject(pointer.head());
        parent.put(pointer.last().getMatchingProperty(), value);
    }

    private @Nullable String trouble(Answer answer) {
        return mapping.error() == null
                ? null
                : Answer.text(answer.json(), mapping.error()).orElse(null);
    }

    private Asset asset(Conversation talk, JsonNode item) {
        return new Asset(
                field(item, "tag")
                        .orElseThrow(() ->
                                talk.failure("answered with an asset that has no tag at " + mapping.field("tag"))),
                0,
                settings.kindOf(field(item, "kind").orElse("asset")),
                field(item, "model").orElse(""),
                field(item, "serial").orElse(null),
                field(item, "owner").orElse(null),
                field(item, "place").orElse(null),
                status(talk, field(item, "status").orElse("")),
                null,
                Instant.EPOCH);
    }

    private Optional<String> field(JsonNode item, String name) {
        return Answer.text(item, mapping.field(name));
    }

    private AssetStatus status(Conversation talk, String text) {
        var mapped = mapping.statuses().get(text);
        return mapped != null
                ? mapped
                : Arrays.stream(AssetStatus.values())
                        .filter(status -> status.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> talk.failure("answered with the status '" + text
                                + "', which baton.asset.register.http.statuses does not name"));
    }

    private String outside(AssetStatus status) {
        return mapping.statuses().entrySet().stream()
                .filter(entry -> entry.getValue() == status)
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(status.name());
    }

    @Override
    public Set<String> keeps() {
        return Set.of("owner", "place", "status");
    }

    @Override
    public void probe(Conversation talk) {
        talk.call(Call.get(mapping.probePath()).unless(this::trouble));
    }
}
