package io.baton.audit;

import io.baton.audit.proof.MacKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The keys of the ledger, from settings; while trying the product out, from files it makes up at the first start. */
@Component
class LedgerKeys {

    private static final int LENGTH = 32;

    private final byte[] signingSeed;
    private final MacKeys macKeys;

    LedgerKeys(AuditSettings settings) {
        signingSeed = key("baton.audit.signing-key", settings.signingKey(), settings.generateKeysIn());
        if (signingSeed.length != LENGTH) {
            throw new LedgerKeyMissing("baton.audit.signing-key", "must be exactly 32 bytes in base64.");
        }
        var macs = new ArrayList<byte[]>();
        macs.add(key("baton.audit.mac-key", settings.macKey(), settings.generateKeysIn()));
        settings.retiredMacKeys().forEach(text -> macs.add(decoded("baton.audit.retired-mac-keys", text)));
        macKeys = new MacKeys(macs);
    }

    byte[] signingSeed() {
        return signingSeed.clone();
    }

    MacKeys macKeys() {
        return macKeys;
    }

    private static byte[] key(String setting, @Nullable String value, @Nullable Path generateIn) {
        if (value != null && !value.isBlank()) {
            return decoded(setting, value);
        }
        if (generateIn == null) {
            throw new LedgerKeyMissing(setting, "is not set.");
        }
        try {
            return decoded(setting, Files.readString(kept(generateIn, setting)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] decoded(String setting, String text) {
        try {
            var key = Base64.getDecoder().decode(text.strip());
            if (key.length < LENGTH) {
                throw new LedgerKeyMissing(setting, "must be at least 32 bytes in base64.");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new LedgerKeyMissing(setting, "is not base64.");
        }
    }

    private static Path kept(Path directory, String setting) throws IOException {
        var file = directory.resolve(setting.substring(setting.lastIndexOf('.') + 1));
        if (Files.notExists(file)) {
            Files.createDirectories(directory);
            var key = new byte[LENGTH];
            new SecureRandom().nextBytes(key);
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            try (var channel =
                    posix ? Files.newByteChannel(file, options, ownerOnly) : Files.newByteChannel(file, options)) {
                channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(key)));
            }
        }
        return file;
    }
}
