package io.baton.audit.proof;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a ledger from its first event and believes nothing: every hash, signature and MAC is computed anew. It
 * stops at the first thing that does not hold.
 */
public final class LedgerVerifier {

    private final Signatures signatures;
    private final @Nullable MacKeys macs;
    private final @Nullable String expectedOrigin;

    /**
     * @param signatures knows whose signatures count
     * @param macs to check who wrote each event; null to leave that out
     * @param expectedOrigin name the ledger must have; null to take it from its first checkpoint
     */
    public LedgerVerifier(Signatures signatures, @Nullable MacKeys macs, @Nullable String expectedOrigin) {
        this.signatures = signatures;
        this.macs = macs;
        this.expectedOrigin = expectedOrigin;
    }

    /** Verifies the ledger in a database against the notes kept outside; these must have been read before. */
    public Verdict verify(DataSource database, List<String> anchors) {
        try (var source = new JdbcSource(database.getConnection(), anchors)) {
            return verify(source);
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger cannot be read.", e);
        }
    }

    Verdict verify(LedgerSource source) {
        return new Walk(source).go();
    }

    private final class Walk {

        private final LedgerSource source;
        private final HashTree tree = new HashTree();
        private final EventCheck events = new EventCheck(macs);
        private @Nullable Checkpoint last;
        private @Nullable String lastNote;
        private @Nullable Anchors anchors;
        private long proved;

        Walk(LedgerSource source) {
            this.source = source;
        }

        Verdict go() {
            try {
                var notes = source.anchors();
                var checkpoints = source.checkpoints();
                var leaves = source.leaves();
                while (checkpoints.hasNext()) {
                    var checkpoint = believe(checkpoints.next());
                    if (anchors == null) {
                        anchors = new Anchors(notes, checkpoint.origin(), signatures);
                    }
                    grow(leaves, checkpoint);
                }
                if (anchors == null && expectedOrigin != null) {
                    anchors = new Anchors(notes, expectedOrigin, signatures);
                }
                end();
                return verdict(null);
            } catch (Broken broken) {
                return verdict(broken);
            }
        }

        private Checkpoint believe(StoredCheckpoint stored) {
            var name = "Checkpoint " + stored.number();
            var expected = last == null ? 1 : last.number() + 1;
            if (stored.number() != expected) {
                throw new Broken(proved, "Checkpoint " + expected + " is missing.");
            }
            var checkpoint = read(stored, name);
            if (checkpoint.number() != stored.number()
                    || checkpoint.size() != stored.size()
                    || !HexFormat.of().formatHex(checkpoint.root()).equals(stored.root())) {
                throw new Broken(proved, name + " differs from the note that was signed.");
            }
            var origin = last == null ? expectedOrigin : last.origin();
            if (origin != null && !origin.equals(checkpoint.origin())) {
                throw new Broken(proved, name + " belongs to the ledger '" + checkpoint.origin() + "'.");
            }
            if (checkpoint.size() < proved || (last != null && checkpoint.time().isBefore(last.time()))) {
                throw new Broken(proved, name + " goes back behind the one before it.");
            }
            return checkpoint;
        }

        private Checkpoint read(StoredCheckpoint stored, String name) {
            try {
                var note = SignedNote.parse(stored.note());
                if (!signatures.prove(stored.note())) {
                    throw new Broken(proved, name + " is not signed by a known key.");
                }
                lastNote = stored.note();
                return Checkpoint.parse(note.text());
            } catch (IllegalArgumentException e) {
                throw new Broken(proved, name + " cannot be read.");
            }
        }

        private void grow(Iterator<StoredLeaf> leaves, Checkpoint checkpoint) {
            while (tree.size() < checkpoint.size()) {
                if (!leaves.hasNext()) {
                    throw new Broken(tree.size(), "Event " + tree.size() + " is missing.");
                }
                tree.add(events.hash(tree.size(), leaves.next()));
                if (Objects.requireNonNull(anchors).contradict(tree)) {
                    throw new Broken(
                            proved, "The first " + tree.size() + " events are not those that the anchor knows.");
                }
            }
            if (!Arrays.equals(tree.root(), checkpoint.root())) {
                throw new Broken(
                        proved,
                        "Events " + proved + " to " + (tree.size() - 1) + " are not those that checkpoint "
                                + checkpoint.number() + " was signed for.");
            }
            proved = tree.size();
            last = checkpoint;
        }

        private void end() {
            if (anchors != null && anchors.size() > proved) {
                throw new Broken(
                        proved,
                        "The ledger was rolled back: its anchor knows " + anchors.size() + " events, " + proved
                                + " are left.");
            }
            source.looseEnd().ifPresent(found -> {
                throw new Broken(found.index(), found.reason());
            });
        }

        private Verdict verdict(@Nullable Broken broken) {
            return new Verdict(
                    broken == null,
                    last == null ? 0 : last.size(),
                    proved,
                    broken == null ? null : broken.index(),
                    broken == null ? null : broken.getMessage(),
                    broken == null ? lastNote : null,
                    last == null ? 0 : last.number(),
                    anchors == null ? 0 : anchors.count(),
                    source.unsealed(),
                    events.purged());
        }
    }
}
