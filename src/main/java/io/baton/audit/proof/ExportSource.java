package io.baton.audit.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A ledger as it was exported into a directory. Events that the export leaves out still count by their hash. */
final class ExportSource implements LedgerSource {

    private final Path directory;
    private final List<String> anchors;
    private final Map<String, Object> manifest;
    private final BufferedReader events;
    private final BufferedReader leaves;
    private @Nullable Map<String, Object> nextEvent;
    private long eventsRead;

    ExportSource(Path directory, List<String> anchors) throws IOException {
        this.directory = directory;
        this.anchors = anchors;
        this.manifest = CanonicalJson.read(Files.readString(directory.resolve(ExportFiles.MANIFEST)));
        this.events = Files.newBufferedReader(directory.resolve(ExportFiles.EVENTS));
        this.leaves = Files.newBufferedReader(directory.resolve(ExportFiles.LEAVES));
        advance();
    }

    /** The keys that the export itself names; whoever can forge an export can forge these. */
    List<NoteKey> namedKeys() {
        return manifest.get("publicKeys") instanceof List<?> keys
                ? keys.stream().map(key -> NoteKey.parse(String.valueOf(key))).toList()
                : List.of();
    }

    /** Whether the manifest is signed and every file is the one it names; what is wrong otherwise. */
    Optional<String> unfaithful(List<NoteKey> trusted) throws IOException {
        var text = Files.readString(directory.resolve(ExportFiles.MANIFEST));
        var note = SignedNote.parse(Files.readString(directory.resolve(ExportFiles.SIGNATURE)));
        if (!note.isSignedBy(trusted) || !note.text().equals(ExportFiles.signed(text))) {
            return Optional.of("The manifest is not signed by a known key.");
        }
        if (!(manifest.get("files") instanceof Map<?, ?> files) || files.size() != 3) {
            return Optional.of("The manifest does not name its files.");
        }
        for (var file : files.entrySet()) {
            if (!sha256(directory.resolve(String.valueOf(file.getKey()))).equals(file.getValue())) {
                return Optional.of("The file " + file.getKey() + " is not the one that was exported.");
            }
        }
        return Optional.empty();
    }

    @Override
    public List<String> anchors() {
        return anchors;
    }

    @Override
    public Iterator<StoredCheckpoint> checkpoints() {
        try {
            var notes = Files.readString(directory.resolve(ExportFiles.CHECKPOINTS));
            return SignedNote.split(notes).stream()
                    .map(ExportSource::checkpoint)
                    .iterator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoredCheckpoint checkpoint(String note) {
        try {
            var checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
            return new StoredCheckpoint(
                    checkpoint.number(), checkpoint.size(), HexFormat.of().formatHex(checkpoint.root()), note);
        } catch (IllegalArgumentException e) {
            throw new Broken(null, "The file " + ExportFiles.CHECKPOINTS + " holds something else than checkpoints.");
        }
    }

    @Override
    public Iterator<StoredLeaf> leaves() {
        return new Iterator<>() {
            private long index;
            private @Nullable String line = line(leaves);

            @Override
            public boolean hasNext() {
                return line != null;
            }

            @Override
            public StoredLeaf next() {
                if (line == null) {
                    throw new NoSuchElementException();
                }
                var leaf = leaf(index++, line);
                line = line(leaves);
                return leaf;
            }
        };
    }

    private StoredLeaf leaf(long index, String hash) {
        var members = nextEvent;
        if (members == null || !(members.get("sequence") instanceof Number sequence) || sequence.longValue() != index) {
            return new StoredLeaf(index, hash, null, "", null, true);
        }
        advance();
        members.remove("sequence");
        members.remove("leafHash");
        var mac = String.valueOf(members.remove("mac"));
        var words = members.remove("payload") instanceof Map<?, ?> payload ? words(payload) : null;
        var event = new StoredLeaf.StoredEvent(CanonicalJson.of(members), mac, Map.of(), words);
        return new StoredLeaf(index, hash, null, String.valueOf(members.get("id")), event, false);
    }

    @SuppressWarnings("unchecked")
    private static String words(Map<?, ?> payload) {
        return CanonicalJson.of((Map<String, Object>) payload);
    }

    private void advance() {
        var line = line(events);
        eventsRead += line == null ? 0 : 1;
        nextEvent = line == null ? null : CanonicalJson.read(line);
    }

    @Override
    public Optional<LooseEnd> looseEnd() {
        if (nextEvent != null) {
            return Optional.of(new LooseEnd(
                    null,
                    "Line " + eventsRead + " of " + ExportFiles.EVENTS
                            + " stands in the wrong place or is not in the ledger."));
        }
        if (line(leaves) != null) {
            return Optional.of(new LooseEnd(null, "There are leaves that no checkpoint was signed for."));
        }
        var named = manifest.get("events") instanceof Number events ? events.longValue() : -1;
        return named == eventsRead
                ? Optional.empty()
                : Optional.of(new LooseEnd(
                        null, "The manifest speaks of " + named + " events, the export holds " + eventsRead + "."));
    }

    @Override
    public long unsealed() {
        return 0;
    }

    @Override
    public void close() {
        try (events;
                leaves) {
            nextEvent = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String line(BufferedReader reader) {
        try {
            return reader.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) throws IOException {
        var digest = Hashes.newDigest();
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
