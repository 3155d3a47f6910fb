package io.baton.audit.proof;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a ledger is read from. The verifier asks in the order of these methods. */
interface LedgerSource extends AutoCloseable {

    /** Notes kept outside; read first, since what they know must be in the ledger by now. */
    List<String> anchors();

    /** Checkpoints by number, up to the newest there was when this was asked. */
    Iterator<StoredCheckpoint> checkpoints();

    /** Leaves by index. */
    Iterator<StoredLeaf> leaves();

    /** Something that contradicts the ledger as a whole. */
    Optional<LooseEnd> looseEnd();

    /** How many events wait to be sealed. */
    long unsealed();

    @Override
    void close();

    /**
     * @param index the first leaf it is about; null if it is about none
     */
    record LooseEnd(@Nullable Long index, String reason) {}
}
