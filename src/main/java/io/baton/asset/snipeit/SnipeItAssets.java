package io.baton.asset.snipeit;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.asset.Asset;
import io.baton.asset.AssetRegister.AssetQuery;
import io.baton.asset.AssetRegisterSettings;
import io.baton.asset.AssetStatus;
import io.baton.asset.AssetSystem;
import io.baton.asset.AssetUpdate;
import io.baton.platform.Page;
import io.baton.platform.http.Answer;
import io.baton.platform.http.Call;
import io.baton.platform.http.Conversation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Assets in Snipe-IT. A person here is the user of the same user name there; an asset is handed over by a checkout and
 * taken back by a checkin. Places are not written, because they are records with ids of their own there.
 */
class SnipeItAssets implements AssetSystem {

    private static final String ASSETS = "/api/v1/hardware";

    private final AssetRegisterSettings settings;

    SnipeItAssets(AssetRegisterSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Asset> find(Conversation talk, String tag) {
        return record(talk, tag).map(this::asset);
    }

    private static Optional<JsonNode> record(Conversation talk, String tag) {
        return SnipeIt.find(talk, ASSETS + "/bytag/{}", tag);
    }

    @Override
    public Page<Asset> search(Conversation talk, AssetQuery query) {
        var path = new StringBuilder(Call.filled(
                ASSETS + "?sort=asset_tag&order=asc&limit={}&offset={}",
                String.valueOf(query.size()),
                String.valueOf(Page.offset(query.page(), query.size()))));
        if (query.text() != null && !query.text().isBlank()) {
            path.append(Call.filled("&search={}", query.text()));
        }
        if (query.owner() != null && !query.owner().isBlank()) {
            path.append(Call.filled(
                    "&assigned_type=App%5CModels%5CUser&assigned_to={}",
                    String.valueOf(SnipeIt.userId(talk, query.owner()))));
        }
        var answer = talk.call(Call.get(path.toString()).unless(SnipeIt::error));
        var assets = StreamSupport.stream(answer.json().path("rows").spliterator(), false)
                .map(this::asset)
                .filter(asset -> query.kind() == null || query.kind().equals(asset.kind()))
                .filter(asset -> query.status() == null || query.status() == asset.status())
                .toList();
        return new Page<>(
                assets,
                Answer.number(answer.json(), "/total").orElse((long) assets.size()),
                query.page(),
                query.size());
    }

    @Override
    public void write(Conversation talk, Asset now, Asset wanted, AssetUpdate update) {
        var id = record(talk, now.tag())
                .flatMap(found -> Answer.number(found, "/id"))
                .map(String::valueOf)
                .orElseThrow(() -> talk.failure("does not know asset " + now.tag()));
        if (now.owner() != null && !Objects.equals(now.owner(), wanted.owner())) {
            checkIn(talk, id, wanted, update);
        }
        if (wanted.status() == AssetStatus.IN_USE) {
            checkOut(talk, id, wanted, update);
        } else if (wanted.status() != AssetStatus.IN_STOCK || now.owner() == null && now.status() != wanted.status()) {
            relabel(talk, id, wanted.status(), update);
        }
    }

    private void checkIn(Conversation talk, String id, Asset wanted, AssetUpdate update) {
        var body = new LinkedHashMap<String, Object>();
        var label = settings.statusIds().get(wanted.status());
        if (label != null) {
            body.put("status_id", label);
        }
        body.put("note", note(update));
        SnipeIt.write(talk, update.operationKey() + ":in", body, "POST", ASSETS + "/{}/checkin", id);
    }

    private static void checkOut(Conversation talk, String id, Asset wanted, AssetUpdate update) {
        var owner = wanted.owner();
        if (owner == null) {
            throw talk.failure("hands an asset to a person only, and nobody is named");
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("checkout_to_type", "user");
        body.put("assigned_user", SnipeIt.userId(talk, owner));
        body.put("note", note(update));
        SnipeIt.write(talk, update.operationKey() + ":out", body, "POST", ASSETS + "/{}/checkout", id);
    }

    private void relabel(Conversation talk, String id, AssetStatus status, AssetUpdate update) {
        var label = settings.statusIds().get(status);
        if (label == null) {
            throw talk.failure(
                    "has no status label for " + status + "; name its id in baton.asset.register.status-ids");
        }
        SnipeIt.write(
                talk,
                update.operationKey() + ":label",
                java.util.Map.of("status_id", label),
                "PATCH",
                ASSETS + "/{}",
                id);
    }

    private static String note(AssetUpdate update) {
        var place = update.place() == null ? "" : ", " + update.place();
        return Objects.requireNonNullElse(update.ticketKey(), "Baton") + place;
    }

    private Asset asset(JsonNode found) {
        return new Asset(
                Answer.text(found, "/asset_tag").orElse(""),
                0,
                settings.kindOf(Answer.text(found, "/category/name").orElse("asset")),
                Answer.text(found, "/model/name").orElse(""),
                Answer.text(found, "/serial").orElse(null),
                owner(found),
                Answer.text(found, "/location/name").orElse(null),
                status(found),
                null,
                Instant.EPOCH);
    }

    /** A person by user name. Whatever else has it is named as such, so that it never looks free. */
    private static @Nullable String owner(JsonNode found) {
        return Answer.text(found, "/assigned_to/username")
                .or(() -> Answer.text(found, "/assigned_to/name")
                        .map(name -> found.at("/assigned_to/type").asText("other") + ":" + name))
                .orElse(null);
    }

    private static AssetStatus status(JsonNode found) {
        if (found.path("assigned_to").isObject()) {
            return AssetStatus.IN_USE;
        }
        return switch (Answer.text(found, "/status_label/status_meta")
                .or(() -> Answer.text(found, "/status_label/status_type"))
                .orElse("")) {
            case "deployable" -> AssetStatus.IN_STOCK;
            case "deployed" -> AssetStatus.IN_USE;
            case "archived" -> AssetStatus.RETIRED;
            default -> AssetStatus.IN_REPAIR;
        };
    }

    @Override
    public Set<String> keeps() {
        return Set.of("owner", "status");
    }

    @Override
    public void probe(Conversation talk) {
        talk.call(Call.get(ASSETS + "?limit=1").unless(SnipeIt::error));
    }
}
