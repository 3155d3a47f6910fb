package io.baton.audit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger is kept.
 *
 * @param origin name of this ledger in its checkpoints; empty: each database names its own
 * @param node name of this server, in every event it writes; empty: the name of the host
 * @param signingKey Ed25519 seed that signs checkpoints, 32 bytes in base64
 * @param macKey key that authenticates each event, at least 32 bytes in base64
 * @param retiredPublicKeys verifier keys of earlier signing keys
 * @param retiredMacKeys earlier MAC keys, base64
 * @param generateKeysIn where missing keys are made up and kept; only for trying the product out
 * @param anchorDirectory where checkpoints are written a second time, outside the database
 * @param sealEvery pause between two seals
 * @param heartbeat longest time without a checkpoint, also when nothing happens
 * @param stallAfter how long sealing may fail before the ledger counts as broken
 * @param whenStalled {@code REFUSE_PRIVILEGED} or {@code WARN}
 * @param verifyCron when the whole ledger is verified
 */
@ConfigurationProperties("baton.audit")
record AuditSettings(
        @DefaultValue("") String origin,
        @DefaultValue("") String node,
        @Nullable String signingKey,
        @Nullable String macKey,
        @DefaultValue List<String> retiredPublicKeys,
        @DefaultValue List<String> retiredMacKeys,
        @Nullable Path generateKeysIn,
        @Nullable Path anchorDirectory,
        @DefaultValue("1s") Duration sealEvery,
        @DefaultValue("5m") Duration heartbeat,
        @DefaultValue("60s") Duration stallAfter,
        @DefaultValue("REFUSE_PRIVILEGED") WhenStalled whenStalled,
        @DefaultValue("0 30 2 * * *") String verifyCron) {

    String nodeName() {
        return node.isBlank() ? hostName() : node;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    enum WhenStalled {
        /** Acts of administration are refused while they cannot be sealed. */
        REFUSE_PRIVILEGED,
        /** Everything goes on; health and metrics tell. */
        WARN
    }
}
