package io.baton.cmdb;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that has to work so that a service works.
 *
 * @param version counts edits; the ETag of the record
 * @param ciClass id of its class, which decides the attributes it has
 * @param owner id of the team or person that answers for it
 * @param environment such as {@code production}
 * @param status ACTIVE or RETIRED
 * @param serviceTier 1 (most critical) to 4, for services
 * @param attributes by name, as its class declares them
 */
public record ConfigurationItem(
        String id,
        long version,
        String ciClass,
        String name,
        @Nullable String owner,
        @Nullable String environment,
        String status,
        @Nullable Integer serviceTier,
        Map<String, Object> attributes,
        Instant updatedAt) {}
