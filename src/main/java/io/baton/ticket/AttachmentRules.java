package io.baton.ticket;

import io.baton.platform.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tika.Tika;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Which files a ticket takes: by what they are, not by what their name says. */
@Component
class AttachmentRules {

    /** @param name without any path */
    record AcceptedFile(String name, String mediaType, String sha256) {}

    private static final Set<String> ACCEPTED = Set.of(
            "text/plain",
            "text/csv",
            "text/x-log",
            "application/pdf",
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "application/zip",
            "application/gzip",
            "message/rfc822",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private final TicketSettings settings;
    private final Tika tika = new Tika();

    AttachmentRules(TicketSettings settings) {
        this.settings = settings;
    }

    /** @param alreadyStored bytes the ticket holds so far */
    AcceptedFile accept(String name, byte[] content, long alreadyStored) {
        var plainName = plain(name);
        if (content.length == 0) {
            throw Refusal.invalid("file", "must not be empty.");
        }
        if (content.length > settings.attachmentLimit().toBytes()
                || alreadyStored + content.length
                        > settings.attachmentsPerTicket().toBytes()) {
            throw new Refusal(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "attachment-size",
                    "A file may have " + settings.attachmentLimit() + ", all files of a ticket together "
                            + settings.attachmentsPerTicket() + ".",
                    List.of(),
                    Map.of());
        }
        var type = tika.detect(content, plainName);
        if (!ACCEPTED.contains(type)) {
            throw new Refusal(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "attachment-type",
                    "Files of type " + type + " are not taken. Taken are text, PDF, images, mails, office documents"
                            + " and ZIP archives.",
                    List.of(),
                    Map.of("detected", type));
        }
        return new AcceptedFile(plainName, type, sha256(content));
    }

    private static String plain(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var safe = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>:|?*]", "_").strip();
        if (safe.isEmpty() || safe.equals(".") || safe.equals("..") || safe.length() > 255) {
            throw Refusal.invalid("file", "must have a name of 1 to 255 characters.");
        }
        return safe;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
