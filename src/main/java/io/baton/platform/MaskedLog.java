package io.baton.platform;

import com.google.re2j.Pattern;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Takes credentials out of a log in JSON; the plain one does the same by its pattern in application.yaml. */
class MaskedLog implements StructuredLoggingJsonMembersCustomizer<Object> {

    private static final Pattern CREDENTIAL = Pattern.compile(
            "(?i)(authorization[^a-z0-9]{1,4}(?:bearer|basic)\\s+|gtk_[0-9a-z]{8}_|baton_pat_[0-9a-f]{16}_)"
                    + "[A-Za-z0-9+/_.=~-]+");

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(JsonWriter.ValueProcessor.of(String.class, MaskedLog::masked));
    }

    private static String masked(String text) {
        return CREDENTIAL.matcher(text).replaceAll("$1***");
    }
}
