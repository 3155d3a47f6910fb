package io.baton.asset;

import io.baton.platform.http.Answer;
import io.baton.platform.http.ConnectorSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where assets are kept.
 *
 * @param kind who keeps them: built-in, http, snipe-it
 * @param connector how a register elsewhere is reached
 * @param kinds name of a category there to the kind of asset here; a category without an entry is put in lower case
 * @param statusIds id of the status label there for IN_STOCK, IN_REPAIR and RETIRED; Snipe-IT only
 * @param http how a register of no known make talks
 */
@ConfigurationProperties("baton.asset.register")
public record AssetRegisterSettings(
        @DefaultValue("built-in") String kind,
        @DefaultValue ConnectorSettings connector,
        @DefaultValue Map<String, String> kinds,
        @DefaultValue Map<AssetStatus, Long> statusIds,
        @DefaultValue Mapping http) {

    /** Prefix of these settings, for words about them. */
    public static final String PREFIX = "baton.asset.register.connector";

    public AssetRegisterSettings {
        ConnectorSettings.requireKind("baton.asset.register.kind", kind, "built-in", "http", "snipe-it");
    }

    /**
     * How a register of no known make talks: paths with <code>{}</code> where a value goes, and JSON pointers.
     *
     * @param findPath answers one asset by its tag, or 404
     * @param searchPath answers a list; text, page from 0 and size go into it, in this order
     * @param items where the list is in such an answer; empty for the answer itself
     * @param total where the number of all matches is
     * @param writePath takes the changed fields of one asset
     * @param probePath answers any JSON document when the register is there
     * @param error where an answer with status 200 says what went wrong
     * @param fields where each field of an asset is: tag, kind, model, serial, owner, place, status
     * @param writeFields where each field that may be written goes: owner, place, status, ticket
     * @param statuses status there to status here
     */
    public record Mapping(
            @DefaultValue("/assets/{}") String findPath,
            @DefaultValue("/assets?text={}&page={}&size={}") String searchPath,
            @DefaultValue("/items") String items,
            @DefaultValue("/total") String total,
            @DefaultValue("PATCH") String writeMethod,
            @DefaultValue("/assets/{}") String writePath,
            @DefaultValue("/health") String probePath,
            @Nullable String error,
            @DefaultValue Map<String, String> fields,
            @DefaultValue Map<String, String> writeFields,
            @DefaultValue Map<String, AssetStatus> statuses) {

        public String field(String name) {
            return Answer.place(fields, name);
        }

        public String writeField(String name) {
            return Answer.place(writeFields, name);
        }
    }

    /** The kind of asset that a category elsewhere stands for. */
    public String kindOf(String category) {
        return kinds.getOrDefault(
                category, category.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
    }
}
