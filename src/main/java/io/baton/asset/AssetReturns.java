package io.baton.asset;

import io.baton.asset.AssetChange.Change;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what a ticket did to an asset, as long as nobody else has changed it since. */
@Component
class AssetReturns {

    private final AssetRegister register;

    AssetReturns(AssetRegister register) {
        this.register = register;
    }

    /**
     * Gives an asset the owner, place and status it had before a ticket changed it.
     *
     * @param operationKey names the step that asks
     * @return why it cannot be done; empty when it is done
     */
    @Transactional
    Optional<String> checkIn(String operationKey, String tag, String ticketKey) {
        if (tag.isEmpty() || register.find(tag).isEmpty()) {
            return Optional.of("The register has no asset '" + tag + "'.");
        }
        var history = register.historyOf(tag);
        if (history.stream().noneMatch(change -> ticketKey.equals(change.sourceTicket()))) {
            return Optional.of("The register knows no change of " + tag + " by " + ticketKey + ".");
        }
        var latest = history.get(0);
        if (!ticketKey.equals(latest.sourceTicket())) {
            return Optional.of(tag + " was changed by " + latest.by() + " on " + latest.at() + ", after " + ticketKey
                    + " had handed it over. See whose it is now.");
        }
        var before = new HashMap<String, @Nullable String>();
        // Newest first, so the value before the ticket's first change is the one that remains.
        for (var change : history) {
            if (!ticketKey.equals(change.sourceTicket())) {
                break;
            }
            remember(before, change.changes());
        }
        register.apply(new AssetUpdate(
                operationKey,
                tag,
                earlier(before, "owner"),
                earlier(before, "place"),
                before.get("status") == null ? null : AssetStatus.valueOf(Objects.requireNonNull(before.get("status"))),
                ticketKey));
        return Optional.empty();
    }

    private static void remember(Map<String, @Nullable String> before, Map<String, Change> changes) {
        changes.forEach((field, change) -> before.put(field, change.from()));
    }

    /** Absent leaves what the asset has; empty takes it away. */
    private static @Nullable String earlier(Map<String, @Nullable String> before, String field) {
        return before.containsKey(field) ? Objects.requireNonNullElse(before.get(field), "") : null;
    }
}
