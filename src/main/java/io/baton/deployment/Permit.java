package io.baton.deployment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change allows at this moment.
 *
 * @param changeKey such as {@code CHG-2026-000012}
 * @param type STANDARD, NORMAL or EMERGENCY
 * @param from begin of its window; null where it may be used as soon as it is approved
 * @param until end of its window, exclusive; null where it is open until it is used
 * @param uses how many deployments it allows in all
 * @param contentHash SHA-256 in hexadecimal of what was approved; of what is asked for while nobody has agreed
 * @param risk LOW, MEDIUM or HIGH, as change-risk.dmn says
 * @param owner who answers for the change, for words such as "ask ... to move the window"
 * @param because why it stands as it does, in words, such as "waits for cab-security"
 */
public record Permit(
        String changeKey,
        String type,
        PermitState state,
        Deployable what,
        @Nullable Instant from,
        @Nullable Instant until,
        int uses,
        String contentHash,
        String risk,
        String owner,
        String because,
        List<Consent> consents) {

    public Permit {
        consents = List.copyOf(consents);
    }

    /**
     * Somebody agreed.
     *
     * @param by the person; rule id where a table agreed
     * @param role such as {@code cab-security}
     * @param method {@code vote} or {@code policy}
     */
    public record Consent(String by, String role, Instant at, String method) {}
}
