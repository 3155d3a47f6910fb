package io.baton.engine.models;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where models come from beside those in the product.
 *
 * @param directory folder of the process owners; its files win over shipped files of the same name. Holds the folders
 *     {@code processes}, {@code decisions} and {@code forms}, or the files themselves
 */
@ConfigurationProperties("baton.models")
record ModelSettings(@Nullable Path directory) {}
