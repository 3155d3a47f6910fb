package io.baton.cmdb;

import io.baton.cmdb.Cmdb.CiQuery;
import io.baton.platform.Page;
import io.baton.platform.http.Conversation;
import java.util.List;
import java.util.Optional;

/** How one make of inventory is asked. Every method throws {@link io.baton.platform.http.CallFailed}. */
public interface CmdbSystem {

    Optional<ConfigurationItem> find(Conversation talk, String id);

    Page<ConfigurationItem> search(Conversation talk, CiQuery query);

    List<Relation> relationsOf(Conversation talk, ConfigurationItem item);

    Impact impactOf(Conversation talk, ConfigurationItem item, int depth);

    /** The lightest call that needs the credentials. */
    void probe(Conversation talk);
}
