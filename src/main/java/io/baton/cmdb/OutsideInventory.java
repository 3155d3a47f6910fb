package io.baton.cmdb;

import io.baton.platform.Page;
import io.baton.platform.Refusal;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Conversation;
import io.baton.platform.http.Integration;
import io.baton.platform.http.IntegrationStatus;
import java.util.List;
import java.util.Optional;

/** An inventory kept in another system; all that one question needs is asked within one time limit. */
public class OutsideInventory implements Cmdb, Integration {

    private final CmdbSystem system;
    private final Connector connector;
    private final String kind;

    public OutsideInventory(CmdbSystem system, Connector connector, String kind) {
        this.system = system;
        this.connector = connector;
        this.kind = kind;
    }

    @Override
    public Optional<ConfigurationItem> find(String id) {
        return system.find(connector.converse(), id);
    }

    @Override
    public Page<ConfigurationItem> search(CiQuery query) {
        Page.offset(query.page(), query.size());
        return system.search(connector.converse(), query);
    }

    @Override
    public List<Relation> relationsOf(String id) {
        return relationsOf(connector.converse(), id);
    }

    private List<Relation> relationsOf(Conversation talk, String id) {
        return system.find(talk, id).map(item -> system.relationsOf(talk, item)).orElse(List.of());
    }

    @Override
    public Impact impactOf(String id, int depth) {
        if (depth < 1 || depth > DEEPEST) {
            throw Refusal.invalid("depth", "must be between 1 and " + DEEPEST + ".");
        }
        var talk = connector.converse();
        return system.find(talk, id)
                .map(item -> system.impactOf(talk, item, depth))
                .orElse(new Impact(id, List.of(), List.of(), true));
    }

    /** The item is read once and everything about it asked within one time limit. */
    @Override
    public Optional<CiContext> contextOf(String id) {
        var talk = connector.converse();
        return system.find(talk, id)
                .map(item -> CiContext.of(item, system.relationsOf(talk, item), system.impactOf(talk, item, DEEPEST)));
    }

    @Override
    public IntegrationStatus status() {
        return connector.status("Inventory of configuration items", kind);
    }

    @Override
    public void probe() {
        system.probe(connector.probe());
    }
}
