package io.baton.audit.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a ledger from the command line: an export or a database, without the server. Ends with 0 if it holds, 1 if it
 * is broken, 2 if it could not be verified.
 */
public final class VerifyLedger {

    static final int VALID = 0;
    static final int BROKEN = 1;
    static final int UNREADABLE = 2;

    private static final String USAGE = """
            Verifies the audit ledger of Baton.

              VerifyLedger EXPORT [options]               an exported archive (.zip) or its unpacked directory
              VerifyLedger --jdbc URL [options]           a database

              --public-key KEY      key that signs checkpoints, as name+id+key; may be repeated
              --anchors DIRECTORY   checkpoints kept outside the database
              --mac-key FILE        key that authenticates events, base64; may be repeated
              --user NAME           for the database; the password is read from the variable BATON_DB_PASSWORD
            """;

    private final List<NoteKey> keys = new ArrayList<>();
    private final List<byte[]> macKeys = new ArrayList<>();
    private List<String> anchors = List.of();
    private @Nullable String jdbc;
    private @Nullable String user;
    private @Nullable Path export;

    private VerifyLedger() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out));
    }

    static int run(String[] arguments, PrintStream out) {
        try {
            var command = new VerifyLedger();
            if (!command.understood(arguments)) {
                out.print(USAGE);
                return UNREADABLE;
            }
            return command.verify(out);
        } catch (IOException
                | SQLException
                | UncheckedIOException
                | IllegalArgumentException
                | IllegalStateException e) {
            out.println("The ledger could not be verified: " + e.getMessage());
            return UNREADABLE;
        }
    }

    private boolean understood(String[] arguments) throws IOException {
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("--")) {
                export = Path.of(arguments[i]);
            } else if (i + 1 == arguments.length || !option(arguments[i], arguments[++i])) {
                return false;
            }
        }
        return (export == null) != (jdbc == null) && (jdbc == null || !keys.isEmpty());
    }

    private boolean option(String name, String value) throws IOException {
        switch (name) {
            case "--public-key" -> keys.add(NoteKey.parse(value));
            case "--mac-key" ->
                macKeys.add(Base64.getDecoder()
                        .decode(Files.readString(Path.of(value)).strip()));
            case "--anchors" -> anchors = Anchors.read(Path.of(value));
            case "--jdbc" -> jdbc = value;
            case "--user" -> user = value;
            default -> {
                return false;
            }
        }
        return true;
    }

    private int verify(PrintStream out) throws IOException, SQLException {
        var macs = macKeys.isEmpty() ? null : new MacKeys(macKeys);
        if (jdbc != null) {
            var connection = DriverManager.getConnection(jdbc, user, System.getenv("BATON_DB_PASSWORD"));
            try (var source = new JdbcSource(connection, anchors)) {
                return report(new LedgerVerifier(new Signatures(keys), macs, null).verify(source), out);
            }
        }
        var path = Objects.requireNonNull(export);
        if (Files.isDirectory(path)) {
            return verifyExport(path, macs, out);
        }
        try (FileSystem archive = FileSystems.newFileSystem(path)) {
            return verifyExport(archive.getPath("/"), macs, out);
        }
    }

    private int verifyExport(Path directory, @Nullable MacKeys macs, PrintStream out) throws IOException {
        try (var source = new ExportSource(directory, anchors)) {
            var trusted = keys;
            if (keys.isEmpty()) {
                trusted = source.namedKeys();
                out.println("No --public-key given: the keys are taken from the export itself, which proves less.");
            }
            var unfaithful = source.unfaithful(trusted);
            var verdict = new LedgerVerifier(new Signatures(trusted), macs, null).verify(source);
            if (verdict.valid() && unfaithful.isPresent()) {
                out.println("BROKEN: " + unfaithful.get());
                return BROKEN;
            }
            return report(verdict, out);
        }
    }

    private static int report(Verdict verdict, PrintStream out) {
        if (!verdict.valid()) {
            out.println("BROKEN" + (verdict.firstBroken() == null ? "" : " at event " + verdict.firstBroken()) + ": "
                    + verdict.reason());
            return BROKEN;
        }
        out.println("VALID: " + verdict.size() + " events, " + verdict.checkpoints() + " checkpoints, "
                + verdict.anchors() + " anchors, " + verdict.purged() + " with purged words, " + verdict.unsealed()
                + " not sealed yet.");
        if (verdict.checkpoint() != null) {
            out.print(verdict.checkpoint());
        }
        return VALID;
    }
}
