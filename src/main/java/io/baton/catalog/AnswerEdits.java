package io.baton.catalog;

import io.baton.engine.ProcessVariables;
import io.baton.platform.Refusal;
import io.baton.platform.Secrets;
import io.baton.ticket.AnswerRules;
import io.baton.ticket.Ticket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks corrected answers of a ticket against the item in the version it was ordered in. */
@Component
class AnswerEdits implements AnswerRules {

    private final Catalogue catalogue;
    private final Answers answers;
    private final Secrets secrets;

    AnswerEdits(Catalogue catalogue, Answers answers, Secrets secrets) {
        this.catalogue = catalogue;
        this.answers = answers;
        this.secrets = secrets;
    }

    @Override
    public Map<String, Object> changed(Ticket ticket, Map<String, @Nullable Object> changes) {
        var item = itemOf(ticket)
                .orElseThrow(() -> Refusal.invalid(
                        "fields", "cannot be edited: the ticket was asked for in free text. Add a comment instead."));
        var given = new LinkedHashMap<String, Object>();
        ticket.fields().forEach((name, kept) -> given.put(name, readable(name, kept)));
        changes.forEach((name, value) -> {
            if (value == null) {
                given.remove(name);
            } else {
                given.put(name, value);
            }
        });
        var checked = answers.checked(item.definition(), given);
        item.fields().stream().filter(ItemField::secret).map(ItemField::name).forEach(name -> {
            var answer = checked.get(name);
            if (answer != null) {
                checked.put(name, changes.containsKey(name) ? sealed(name, answer) : kept(ticket, name));
            }
        });
        return checked;
    }

    @Override
    public Consequences consequences(Ticket ticket) {
        var item = itemOf(ticket).orElse(null);
        if (item == null) {
            return new Consequences(Map.of(), null, List.of());
        }
        var cost = Handover.cost(item, ticket.fields());
        var variables = new LinkedHashMap<String, @Nullable Object>();
        variables.put(ProcessVariables.COST_CENTS.name(), cost);
        variables.put(ProcessVariables.LICENCE_PRODUCT.name(), Handover.licence(item, ticket.fields()));
        return new Consequences(variables, cost, item.beneficiaries(ticket.fields()));
    }

    private Optional<CatalogueItem> itemOf(Ticket ticket) {
        return ticket.itemId() == null || ticket.itemVersion() == null
                ? Optional.empty()
                : catalogue.find(ticket.itemId(), ticket.itemVersion());
    }

    private Object readable(String name, Object kept) {
        return Secrets.isSealed(kept) ? secrets.open(Secrets.FIELD_CONTEXT + name, kept) : kept;
    }

    private Object sealed(String name, Object answer) {
        return secrets.seal(Secrets.FIELD_CONTEXT + name, answer.toString());
    }

    private static Object kept(Ticket ticket, String name) {
        return java.util.Objects.requireNonNull(ticket.fields().get(name));
    }
}
