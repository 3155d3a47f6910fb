package io.baton.audit.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checkpoints that were kept outside the ledger, which it must still agree with. */
public final class Anchors {

    /** Later checkpoints cover earlier ones, so of very many an even choice and the newest are as good as all. */
    private static final int MOST = 5_000;

    private final TreeMap<Long, byte[]> roots = new TreeMap<>();

    Anchors(List<String> notes, String origin, Signatures signatures) {
        var step = Math.max(1, notes.size() / MOST);
        for (int i = 0; i < notes.size(); i++) {
            if (i % step == 0 || i >= notes.size() - 10) {
                keep(notes.get(i), origin, signatures);
            }
        }
    }

    private void keep(String text, String origin, Signatures signatures) {
        if (!text.startsWith(origin + "\n")) {
            return;
        }
        if (!signatures.prove(text)) {
            throw new Broken(
                    null,
                    "A checkpoint in the anchors is not signed by a known key: "
                            + text.lines().toList());
        }
        var checkpoint = Checkpoint.parse(SignedNote.parse(text).text());
        var known = roots.putIfAbsent(checkpoint.size(), checkpoint.root());
        if (known != null && !Arrays.equals(known, checkpoint.root())) {
            throw new Broken(
                    Math.max(0, checkpoint.size() - 1),
                    "The anchors hold two different ledgers of " + checkpoint.size() + " events.");
        }
    }

    /** Every note in the files of a directory; empty if there is no such directory. */
    public static List<String> read(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        var notes = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(directory, "*.txt")) {
            for (var file : files) {
                notes.addAll(SignedNote.split(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return notes;
    }

    int count() {
        return roots.size();
    }

    boolean contradict(HashTree tree) {
        var root = roots.get(tree.size());
        return root != null && !Arrays.equals(root, tree.root());
    }

    /** The largest ledger they know of. */
    long size() {
        Map.Entry<Long, byte[]> newest = roots.lastEntry();
        return newest == null ? 0 : newest.getKey();
    }
}
