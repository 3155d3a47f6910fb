package io.baton.asset;

import io.baton.asset.AssetRegister.AssetQuery;
import io.baton.platform.Page;
import io.baton.platform.http.Conversation;
import java.util.Optional;
import java.util.Set;

/**
 * How one make of asset register is talked to. {@link OutsideRegister} adds what holds for all of them, so a system only
 * reads and writes. Every method throws {@link io.baton.platform.http.CallFailed}.
 */
public interface AssetSystem {

    Optional<Asset> find(Conversation talk, String tag);

    Page<Asset> search(Conversation talk, AssetQuery query);

    /** Makes the asset as wanted, on behalf of {@code update}. */
    void write(Conversation talk, Asset now, Asset wanted, AssetUpdate update);

    /** Of owner, place and status, what the system can keep. */
    Set<String> keeps();

    /** The lightest call that needs the credentials. */
    void probe(Conversation talk);
}
