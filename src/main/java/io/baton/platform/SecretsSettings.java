package io.baton.platform;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the key of secret fields comes from.
 *
 * @param fieldKey 32 random bytes in base64; compulsory outside of the demo
 * @param demoKeyFile where the demo keeps the key that it makes for itself
 */
@ConfigurationProperties("baton.secrets")
record SecretsSettings(
        @Nullable String fieldKey,
        @DefaultValue("data/field.key") Path demoKeyFile) {}
