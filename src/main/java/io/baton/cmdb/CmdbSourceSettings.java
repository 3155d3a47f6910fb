package io.baton.cmdb;

import io.baton.platform.http.Answer;
import io.baton.platform.http.ConnectorSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where configuration items are kept.
 *
 * @param kind who keeps them: built-in, http, itop
 * @param connector how an inventory elsewhere is reached
 * @param owners name of an organisation or team there to the id of a team here
 * @param itop what is peculiar to the iTop at hand
 * @param http how an inventory of no known make talks
 */
@ConfigurationProperties("baton.cmdb.source")
public record CmdbSourceSettings(
        @DefaultValue("built-in") String kind,
        @DefaultValue ConnectorSettings connector,
        @DefaultValue Map<String, String> owners,
        @DefaultValue Itop itop,
        @DefaultValue Mapping http) {

    /** Prefix of the connector's settings, for words about them. */
    public static final String PREFIX = "baton.cmdb.source.connector";

    public CmdbSourceSettings {
        ConnectorSettings.requireKind("baton.cmdb.source.kind", kind, "built-in", "http", "itop");
    }

    /**
     * @param ciClass class of iTop that everything looked for is of
     * @param serviceClasses classes of iTop that are services here; their criticality becomes the service tier
     * @param version of its REST API
     */
    public record Itop(
            @DefaultValue("FunctionalCI") String ciClass,

            @DefaultValue({"ApplicationSolution", "BusinessProcess"})
            List<String> serviceClasses,

            @DefaultValue("1.4") String version) {}

    /**
     * How an inventory of no known make talks: paths with <code>{}</code> where a value goes, and JSON pointers.
     *
     * @param findPath answers one item by its id, or 404
     * @param searchPath answers a list; text, page from 0 and size go into it, in this order
     * @param relationsPath answers the relations of one item
     * @param probePath answers any JSON document when the inventory is there
     * @param error where an answer with status 200 says what went wrong
     * @param fields where each field of an item is: id, class, name, owner, environment, status, tier
     * @param relationFields where each field of a relation is: source, sourceName, type, target, targetName
     * @param relationTypes type there to type here; a type that is named nowhere is left out
     * @param retired values of status that mean retired
     */
    public record Mapping(
            @DefaultValue("/cis/{}") String findPath,
            @DefaultValue("/cis?text={}&page={}&size={}") String searchPath,
            @DefaultValue("/cis/{}/relations") String relationsPath,
            @DefaultValue("/items") String items,
            @DefaultValue("/total") String total,
            @DefaultValue("/health") String probePath,
            @Nullable String error,
            @DefaultValue Map<String, String> fields,
            @DefaultValue Map<String, String> relationFields,
            @DefaultValue Map<String, RelationType> relationTypes,

            @DefaultValue({"RETIRED", "retired", "obsolete"})
            List<String> retired) {

        public String field(String name) {
            return Answer.place(fields, name);
        }

        public String relationField(String name) {
            return Answer.place(relationFields, name);
        }
    }
}
