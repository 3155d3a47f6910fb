package io.baton.audit;

import io.baton.audit.proof.Anchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes checkpoints down a second time, outside the database. Whoever owns the database could roll it back to
 * yesterday and nothing inside would contradict; these files do.
 */
@Component
class AnchorFiles {

    private static final Logger LOG = LoggerFactory.getLogger(AnchorFiles.class);

    private final @Nullable Path directory;
    private final String node;
    private final LedgerPulse pulse;

    AnchorFiles(AuditSettings settings, LedgerPulse pulse) {
        this.directory = settings.anchorDirectory();
        this.node = settings.nodeName();
        this.pulse = pulse;
    }

    /** A directory that cannot be written is told by health and log, and does not stop the sealing. */
    void write(String origin, String note, Instant at) {
        if (directory == null) {
            return;
        }
        var name = (origin + "-" + node + "-" + at.toString().substring(0, 7)).replaceAll("[^A-Za-z0-9._-]", "_");
        try {
            Files.createDirectories(directory);
            Files.writeString(
                    directory.resolve(name + ".txt"),
                    note + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            pulse.anchored(null);
        } catch (IOException e) {
            LOG.error("The checkpoint could not be written to {}: {}", directory, e.toString());
            pulse.anchored(e.toString());
        }
    }

    List<String> read() {
        return directory == null ? List.of() : Anchors.read(directory);
    }
}
