package io.baton.ticket;

import java.time.Instant;
import java.util.List;

/** Which changes may be why something does not work. Kept by the module of changes. */
public interface RecentChanges {

    /** Keys of the changes that were carried out on an item since then, the newest first. */
    List<String> on(String ciId, Instant since);

    /**
     * A fault was reported on what a change has touched: its review begins anew, and somebody decides whether it is taken
     * back. In the caller's transaction; a second fault on the same change is added to the first.
     */
    void suspected(String changeKey, String incidentKey);
}
