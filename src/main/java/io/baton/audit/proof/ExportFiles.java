package io.baton.audit.proof;

/** What an exported ledger consists of. */
public final class ExportFiles {

    /** One event per line, in the order of the ledger; maybe not all of them. */
    public static final String EVENTS = "events.jsonl";

    /** The hash of every leaf, one per line, from the first. */
    public static final String LEAVES = "leaves.txt";

    /** Every checkpoint, each followed by an empty line. */
    public static final String CHECKPOINTS = "checkpoints.txt";

    /** What this export covers and the hashes of its files. */
    public static final String MANIFEST = "manifest.json";

    /** Signed note about the manifest. */
    public static final String SIGNATURE = "manifest.sig";

    /** The same hashes in the form that {@code sha256sum -c} reads. */
    public static final String SUMS = "SHA256SUMS";

    private ExportFiles() {}

    /** The text that is signed for a manifest. */
    public static String signed(String manifest) {
        return "baton-ledger-export\n" + Hashes.sha256(manifest) + "\n";
    }
}
