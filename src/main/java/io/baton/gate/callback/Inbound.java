package io.baton.gate.callback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.platform.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What a tool sent: its headers, its body to the byte, and what is in that once the sender is known. */
final class Inbound {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;
    private @Nullable JsonNode read;

    Inbound(Map<String, String> headers, byte[] body) {
        this.headers.putAll(headers);
        this.body = body.clone();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(String::strip).filter(it -> !it.isEmpty());
    }

    /** Whether the header says what the settings say; takes as long for a wrong value as for the right one. */
    boolean proves(String header, String secret) {
        var sent = header(header).orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(sent, secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the body was signed with this secret, as {@code sha256=} and the digest in hexadecimal. */
    boolean isSigned(String header, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return proves(header, "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The document; to be read once it is known who sent it.
     *
     * @throws Refusal 400 where it is none
     */
    JsonNode json() {
        if (read == null) {
            try {
                read = JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw Refusal.malformed("malformed-body", "The body is no JSON document.");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        if (read == null || !read.isObject()) {
            throw Refusal.malformed("malformed-body", "The body is no JSON object.");
        }
        return read;
    }

    /** @throws Refusal 422 where it is missing or does not look like that */
    String require(String pointer, Pattern pattern) {
        return text(pointer, pattern).orElseThrow(() -> Refusal.invalid(field(pointer), "is missing."));
    }

    /** @throws Refusal 422 where it is there and does not look like that */
    Optional<String> text(String pointer, Pattern pattern) {
        var node = json().at(pointer);
        if (node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.asText().isBlank())) {
            return Optional.empty();
        }
        if (!node.isValueNode() || !pattern.matcher(node.asText()).matches()) {
            throw Refusal.invalid(field(pointer), "is not what it should be.");
        }
        return Optional.of(node.asText());
    }

    /** @throws Refusal 422 where the header is missing or does not look like that */
    String requireHeader(String name, Pattern pattern) {
        return header(name)
                .filter(value -> pattern.matcher(value).matches())
                .orElseThrow(() -> Refusal.invalid(name, "is missing, or not what it should be."));
    }

    private static String field(String pointer) {
        return pointer.substring(1).replace('/', '.');
    }
}
