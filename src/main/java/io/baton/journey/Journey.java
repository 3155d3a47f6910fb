package io.baton.journey;

import java.util.List;

/**
 * What customers live through from asking to having, across services and the groups behind them.
 *
 * @param id short name, as the tables of targets call it
 * @param version counts edits; the ETag of the record
 * @param owner id of the person who answers for it
 * @param services names of the services that belong to it, each to this journey only; none once it is no longer travelled
 */
public record Journey(String id, long version, String name, String owner, List<String> services) {

    public Journey {
        services = List.copyOf(services);
    }
}
