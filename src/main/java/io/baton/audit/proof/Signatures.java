package io.baton.audit.proof;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose signatures count. A note that was found signed once stays so, and is remembered by its hash: an old ledger has
 * very many checkpoints, and checking signatures is the slowest part of verifying it.
 */
public final class Signatures {

    private static final int REMEMBERED = 200_000;

    private final List<NoteKey> trusted;
    private final Set<String> proved = ConcurrentHashMap.newKeySet();

    public Signatures(List<NoteKey> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** @throws IllegalArgumentException if this is not a signed note */
    boolean prove(String note) {
        var hash = Hashes.sha256(note);
        if (proved.contains(hash)) {
            return true;
        }
        if (!SignedNote.parse(note).isSignedBy(trusted)) {
            return false;
        }
        if (proved.size() < REMEMBERED) {
            proved.add(hash);
        }
        return true;
    }
}
