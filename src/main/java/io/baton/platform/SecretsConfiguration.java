package io.baton.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

@Configuration
class SecretsConfiguration {

    @Bean
    Secrets secrets(SecretsSettings settings, Environment environment) {
        var key = settings.fieldKey();
        if (key != null && !key.isBlank()) {
            return new Secrets(decoded(key));
        }
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            return new Secrets(decoded(demoKey(settings.demoKeyFile())));
        }
        throw new FieldKeyMissing("is missing.");
    }

    static byte[] decoded(String key) {
        try {
            var bytes = Base64.getDecoder().decode(key.strip());
            if (bytes.length == Secrets.KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // answered below: the text of the exception would show a part of the key
        }
        throw new FieldKeyMissing("must be exactly 32 bytes in base64.");
    }

    /** The demo keeps its key beside its database, so that a restart can still read what was sealed before. */
    static String demoKey(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo key file " + file + " can be neither read nor written.", e);
        }
    }

    private static void create(Path file) throws IOException {
        var key = new byte[Secrets.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.toAbsolutePath().getParent());
        var ready = Files.createTempFile(file.toAbsolutePath().getParent(), "field", ".new", ownerOnly());
        Files.writeString(ready, Base64.getEncoder().encodeToString(key));
        try {
            // a link appears whole or not at all, and never replaces the key another node has just made
            Files.createLink(file, ready);
        } catch (FileAlreadyExistsException e) {
            // the other key counts
        } finally {
            Files.delete(ready);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
