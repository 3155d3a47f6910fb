package io.baton.asset;

import io.baton.platform.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The register of things the organisation owns. Built in by default; an external one can take its place. When it cannot
 * be reached every method throws, and the step that asked is tried again later.
 */
public interface AssetRegister {

    /** Filters of an asset list; an absent one does not filter. {@code text} searches tag, model and serial number. */
    record AssetQuery(
            @Nullable String kind,
            @Nullable AssetStatus status,
            @Nullable String owner,
            @Nullable String text,
            int page,
            int size) {}

    Optional<Asset> find(String tag);

    /** Matching assets, ordered by tag. */
    Page<Asset> search(AssetQuery query);

    /** Everything that was changed, newest first. */
    List<AssetChange> historyOf(String tag);

    /**
     * Changes an asset on behalf of a ticket, at most once per operation.
     *
     * @throws io.baton.platform.Refusal 404 when there is no such asset
     */
    Asset apply(AssetUpdate update);
}
