package io.baton.cmdb.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.cmdb.Cmdb.CiQuery;
import io.baton.cmdb.CmdbSourceSettings;
import io.baton.cmdb.CmdbSourceSettings.Mapping;
import io.baton.cmdb.CmdbSystem;
import io.baton.cmdb.ConfigurationItem;
import io.baton.cmdb.Impact;
import io.baton.cmdb.Relation;
import io.baton.cmdb.RelationType;
import io.baton.platform.Page;
import io.baton.platform.http.Answer;
import io.baton.platform.http.Call;
import io.baton.platform.http.Conversation;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Configuration items behind an API of no known make: where things are is told by the settings. */
class MappedItems implements CmdbSystem {

    /** Each item that is hit costs two calls; beyond this the answer says that it is not complete. */
    private static final int MOST_HITS = 25;

    private final CmdbSourceSettings settings;
    private final Mapping mapping;

    MappedItems(CmdbSourceSettings settings) {
        this.settings = settings;
        this.mapping = settings.http();
    }

    @Override
    public Optional<ConfigurationItem> find(Conversation talk, String id) {
        var answer = talk.call(Call.get(mapping.findPath(), id).orAbsent().unless(this::trouble));
        return answer.isAbsent() ? Optional.empty() : Optional.of(item(talk, answer.json()));
    }

    @Override
    public Page<ConfigurationItem> search(Conversation talk, CiQuery query) {
        var text = query.text() == null || query.text().isBlank() ? "*" : query.text();
        var answer = talk.call(
                Call.get(mapping.searchPath(), text, String.valueOf(query.page()), String.valueOf(query.size()))
                        .unless(this::trouble));
        var items = StreamSupport.stream(answer.json().at(mapping.items()).spliterator(), false)
                .map(found -> item(talk, found))
                .filter(item -> query.ciClass() == null || query.ciClass().equals(item.ciClass()))
                .filter(item -> query.owner() == null || query.owner().equals(item.owner()))
                .filter(item ->
                        query.environment() == null || query.environment().equals(item.environment()))
                .filter(item -> query.status() == null || query.status().equals(item.status()))
                .toList();
        var total = Answer.number(answer.json(), mapping.total()).orElse((long) items.size());
        return new Page<>(items, total, query.page(), query.size());
    }

    @Override
    public List<Relation> relationsOf(Conversation talk, ConfigurationItem item) {
        var answer = talk.call(
                Call.get(mapping.relationsPath(), item.id()).orAbsent().unless(this::trouble));
        return StreamSupport.stream(answer.json().at(mapping.items()).spliterator(), false)
                .flatMap(found -> relation(found).stream())
                .toList();
    }

    @Override
    public Impact impactOf(Conversation talk, ConfigurationItem item, int depth) {
        var hits = new LinkedHashMap<String, Impact.Hit>();
        var next = new ArrayDeque<>(List.of(item));
        var complete = true;
        while (!next.isEmpty()) {
            var from = next.poll();
            var step = hits.containsKey(from.id()) ? hits.get(from.id()).depth() + 1 : 1;
            for (var relation : failingWith(talk, from)) {
                if (relation.hit().equals(item.id()) || hits.containsKey(relation.hit())) {
                    continue;
                }
                if (step > depth || hits.size() >= MOST_HITS) {
                    complete = false;
                } else {
                    find(talk, relation.hit()).ifPresent(hit -> {
                        hits.put(hit.id(), hit(hit, step, from.id(), relation.type()));
                        next.add(hit);
                    });
                }
            }
        }
        return new Impact(item.id(), new ArrayList<>(hits.values()), List.of(), complete);
    }

    private record Hits(String hit, RelationType type) {}

    private List<Hits> failingWith(Conversation talk, ConfigurationItem item) {
        return relationsOf(talk, item).stream()
                .filter(relation -> item.id().equals(relation.type().failing(relation.source(), relation.target())))
                .map(relation -> new Hits(
                        relation.source().equals(item.id()) ? relation.target() : relation.source(), relation.type()))
                .toList();
    }

    private static Impact.Hit hit(ConfigurationItem item, int depth, String via, RelationType type) {
        return new Impact.Hit(item.id(), item.name(), item.ciClass(), item.serviceTier(), depth, via, type);
    }

    private Optional<Relation> relation(JsonNode found) {
        var source = Answer.text(found, mapping.relationField("source"));
        var target = Answer.text(found, mapping.relationField("target"));
        var type = Answer.text(found, mapping.relationField("type")).flatMap(this::type);
        if (source.isEmpty() || target.isEmpty() || type.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Relation(
                source.get(),
                Answer.text(found, mapping.relationField("sourceName")).orElse(source.get()),
                type.get(),
                target.get(),
                Answer.text(found, mapping.relationField("targetName")).orElse(target.get()),
                null));
    }

    private Optional<RelationType> type(String text) {
        return Optional.ofNullable(mapping.relationTypes().get(text))
                .or(() -> Arrays.stream(RelationType.values())
                        .filter(type -> type.name().equals(text))
                        .findFirst());
    }

    private ConfigurationItem item(Conversation talk, JsonNode found) {
        var id = field(found, "id")
                .orElseThrow(() -> talk.failure("answered with an item that has no id at " + mapping.field("id")));
        var owner = field(found, "owner").map(name -> settings.owners().getOrDefault(name, name));
        return new ConfigurationItem(
                id,
                0,
                field(found, "class").orElse("item"),
                field(found, "name").orElse(id),
                owner.orElse(null),
                field(found, "environment").orElse(null),
                field(found, "status").filter(mapping.retired()::contains).isPresent() ? "RETIRED" : "ACTIVE",
                Answer.number(found, mapping.field("tier"))
                        .filter(tier -> tier >= 1 && tier <= 4)
                        .map(Long::intValue)
                        .orElse(null),
                Map.of(),
                Instant.EPOCH);
    }

    private Optional<String> field(JsonNode found, String name) {
        return Answer.text(found, mapping.field(name));
    }

    private @Nullable String trouble(Answer answer) {
        return mapping.error() == null
                ? null
                : Answer.text(answer.json(), mapping.error()).orElse(null);
    }

    @Override
    public void probe(Conversation talk) {
        talk.call(Call.get(mapping.probePath()).unless(this::trouble));
    }
}
