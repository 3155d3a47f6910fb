package io.baton.cmdb;

import io.baton.engine.Decisions;
import io.baton.engine.ProcessVariable;
import io.baton.platform.Json;
import io.baton.platform.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which parts of the house a ticket's items belong to, and whose they are, as {@code ci-domain.dmn} says. */
@Component
class Domains {

    /** @param items in words, such as {@code Core switch 1 (sw-core-1)} */
    record Domain(String domain, String team, List<String> items) {}

    /**
     * What a ticket spans.
     *
     * @param leading domain of the item the ticket was opened for
     * @param domains the leading one first
     */
    record Span(@Nullable String leading, ProcessVariable.Json domains, int count) {}

    private record Question(String ciClass, @Nullable String owner) {

        static Question of(ConfigurationItem item) {
            return new Question(item.ciClass(), item.owner());
        }
    }

    private final TicketItems items;
    private final Cmdb cmdb;
    private final Decisions decisions;
    private final Json json;

    Domains(TicketItems items, Cmdb cmdb, Decisions decisions, Json json) {
        this.items = items;
        this.cmdb = cmdb;
        this.decisions = decisions;
        this.json = json;
    }

    Span of(String ticketKey) {
        var found = new LinkedHashMap<String, Domain>();
        var asked = new HashMap<Question, Map<String, Object>>();
        items.of(ticketKey).stream().map(cmdb::find).flatMap(Optional::stream).forEach(item -> {
            var row = asked.computeIfAbsent(Question.of(item), question -> row(ticketKey, question));
            var domain = found.computeIfAbsent(
                    String.valueOf(row.get("domain")),
                    name -> new Domain(name, String.valueOf(row.get("domainTeam")), new ArrayList<>()));
            domain.items().add(item.name() + " (" + item.id() + ")");
        });
        var domains = List.copyOf(found.values());
        return new Span(
                domains.isEmpty() ? null : domains.get(0).domain(),
                new ProcessVariable.Json(json.write(domains)),
                domains.size());
    }

    /** Once for all items of the same kind, so that the decision trail says it once. */
    private Map<String, Object> row(String ticketKey, Question question) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("ciClass", question.ciClass());
        inputs.put("ciOwner", question.owner());
        return decisions.ask("ci-domain", ticketKey, inputs).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.conflict(
                        "domain-missing", "ci-domain.dmn has no row for items of class " + question.ciClass() + "."));
    }
}
