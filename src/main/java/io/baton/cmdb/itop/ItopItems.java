package io.baton.cmdb.itop;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.cmdb.Cmdb.CiQuery;
import io.baton.cmdb.CmdbSourceSettings;
import io.baton.cmdb.CmdbSystem;
import io.baton.cmdb.ConfigurationItem;
import io.baton.cmdb.Impact;
import io.baton.cmdb.Relation;
import io.baton.cmdb.RelationType;
import io.baton.platform.Page;
import io.baton.platform.http.Answer;
import io.baton.platform.http.Conversation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Configuration items in iTop. An item here is known by its name there. Which item hits which when it fails is worked out
 * by iTop itself, redundancy included.
 */
class ItopItems implements CmdbSystem {

    private static final String NUMBER_OF_RECORD = "record";

    private final ItopApi api;
    private final CmdbSourceSettings settings;

    ItopItems(CmdbSourceSettings settings) {
        this.api = new ItopApi(settings.itop().version());
        this.settings = settings;
    }

    @Override
    public Optional<ConfigurationItem> find(Conversation talk, String id) {
        var get = get();
        // As a document, not as a query: a name can then hold whatever it likes.
        get.putObject("key").put("name", id);
        var answer = api.ask(talk, get);
        var found = ItopApi.objects(answer);
        if (found.size() > 1) {
            throw talk.failure("knows " + ItopApi.total(answer) + " items named '" + id
                    + "'; names must be unique to be used in tickets");
        }
        return found.stream().findFirst().map(this::item);
    }

    private com.fasterxml.jackson.databind.node.ObjectNode get() {
        return ItopApi.operation("core/get")
                .put("class", settings.itop().ciClass())
                .put("output_fields", "*+");
    }

    @Override
    public Page<ConfigurationItem> search(Conversation talk, CiQuery query) {
        var conditions = new ArrayList<String>();
        if (query.text() != null && !query.text().isBlank()) {
            conditions.add("name LIKE " + ItopApi.quoted("%" + query.text() + "%"));
        }
        if (query.ciClass() != null && !query.ciClass().isBlank()) {
            conditions.add("finalclass = " + ItopApi.quoted(query.ciClass()));
        }
        var where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        var answer = api.ask(
                talk,
                get().put("key", "SELECT " + settings.itop().ciClass() + where)
                        .put("limit", String.valueOf(query.size()))
                        .put("page", String.valueOf(query.page() + 1)));
        var items = ItopApi.objects(answer).stream()
                .map(this::item)
                .filter(item -> query.owner() == null || query.owner().equals(item.owner()))
                .filter(item ->
                        query.environment() == null || query.environment().equals(item.environment()))
                .filter(item -> query.status() == null || query.status().equals(item.status()))
                .toList();
        return new Page<>(items, ItopApi.total(answer), query.page(), query.size());
    }

    @Override
    public List<Relation> relationsOf(Conversation talk, ConfigurationItem item) {
        var relations = new ArrayList<Relation>();
        for (var direction : List.of("up", "down")) {
            var graph = Graph.of(api.ask(talk, related(item, direction, 1)));
            graph.edges()
                    .forEach(edge -> relations.add(new Relation(
                            name(graph, edge.to()),
                            name(graph, edge.to()),
                            RelationType.DEPENDS_ON,
                            name(graph, edge.from()),
                            name(graph, edge.from()),
                            null)));
        }
        return relations.stream()
                .filter(relation ->
                        relation.source().equals(item.id()) || relation.target().equals(item.id()))
                .distinct()
                .toList();
    }

    @Override
    public Impact impactOf(Conversation talk, ConfigurationItem item, int depth) {
        var graph = Graph.of(api.ask(talk, related(item, "down", depth)));
        var origin = item.ciClass() + "::" + item.attributes().get(NUMBER_OF_RECORD);
        var hits = new ArrayList<Impact.Hit>();
        graph.walk(origin)
                .forEach((key, step) -> Optional.ofNullable(graph.objects().get(key))
                        .map(this::item)
                        .ifPresent(hit -> hits.add(new Impact.Hit(
                                hit.id(),
                                hit.name(),
                                hit.ciClass(),
                                hit.serviceTier(),
                                step.depth(),
                                name(graph, step.via()),
                                RelationType.DEPENDS_ON))));
        // What iTop held back because of redundancy it does not tell, and whether there is more beyond its depth
        // neither.
        var deepest = hits.stream().mapToInt(Impact.Hit::depth).max().orElse(0);
        return new Impact(item.id(), hits, List.of(), deepest < depth);
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode related(
            ConfigurationItem item, String direction, int depth) {
        var request = ItopApi.operation("core/get_related")
                .put("class", item.ciClass())
                .put("relation", "impacts")
                .put("direction", direction)
                .put("depth", depth)
                .put("redundancy", true)
                .put("output_fields", "*+");
        request.putObject("key").put("name", item.id());
        return request;
    }

    private static String name(Graph graph, String key) {
        return Optional.ofNullable(graph.objects().get(key))
                .flatMap(object -> Answer.text(object, "/fields/name"))
                .orElse(key);
    }

    private ConfigurationItem item(JsonNode object) {
        var ciClass = Answer.text(object, "/class").orElse("");
        var status = Answer.text(object, "/fields/status").orElse("");
        var attributes = new LinkedHashMap<String, Object>();
        Answer.text(object, "/key").ifPresent(key -> attributes.put(NUMBER_OF_RECORD, key));
        Answer.text(object, "/fields/description").ifPresent(text -> attributes.put("description", text));
        return new ConfigurationItem(
                Answer.text(object, "/fields/name").orElse(""),
                0,
                ciClass,
                Answer.text(object, "/fields/name").orElse(""),
                owner(object),
                status.isEmpty() ? null : status,
                status.equals("obsolete") ? "RETIRED" : "ACTIVE",
                tier(ciClass, Answer.text(object, "/fields/business_criticity").orElse("")),
                Map.copyOf(attributes),
                Instant.EPOCH);
    }

    private @Nullable String owner(JsonNode object) {
        return Answer.text(object, "/fields/organization_name")
                .map(name -> settings.owners()
                        .getOrDefault(name, name.toLowerCase(Locale.ROOT).replace(' ', '-')))
                .orElse(null);
    }

    private @Nullable Integer tier(String ciClass, String criticality) {
        if (!settings.itop().serviceClasses().contains(ciClass)) {
            return null;
        }
        return switch (criticality) {
            case "high" -> 1;
            case "medium" -> 2;
            default -> 3;
        };
    }

    @Override
    public void probe(Conversation talk) {
        api.ask(talk, ItopApi.operation("list_operations"));
    }
}
