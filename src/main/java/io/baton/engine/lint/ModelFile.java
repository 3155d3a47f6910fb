package io.baton.engine.lint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A model as it lies in a folder or arrives in a deployment.
 *
 * @param name stable resource name, such as {@code processes/request-fulfilment.bpmn}
 * @param content the bytes as they are deployed
 */
public record ModelFile(String name, byte[] content) {

    public Optional<ModelKind> kind() {
        return ModelKind.of(name);
    }

    /** The file name without folders, which is what people know the file by. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The one token of the model: its file name without extension. */
    public String token() {
        var file = fileName();
        var dot = file.lastIndexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }

    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
