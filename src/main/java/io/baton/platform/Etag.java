package io.baton.platform;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The version of a record as an HTTP entity tag, so that nobody overwrites what somebody else wrote meanwhile. */
public final class Etag {

    private Etag() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Checks the {@code If-Match} header of an edit.
     *
     * @throws Refusal 428 without the header, 412 when the record has moved on
     */
    public static void requireMatch(@Nullable String ifMatch, long version, String what) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Refusal(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "if-match-required",
                    what + " exists. Read it, then repeat the edit with its ETag in the If-Match header.",
                    List.of(),
                    Map.of());
        }
        var given = ifMatch.startsWith("W/") ? ifMatch.substring(2) : ifMatch;
        if (!given.strip().equals(of(version))) {
            throw Refusal.stale(what);
        }
    }
}
