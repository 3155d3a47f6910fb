package io.baton.platform;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Describes the API to clients beyond what the controllers say themselves: how to sign in, how every refusal looks, and
 * which roles may call what.
 */
@Configuration
class ApiDescription {

    private static final String PROBLEM = "Problem";
    private static final String ROLES = "x-roles";

    private static final String WORDS = """
            Everything a person does in the portal, done by a program.

            * **Sign in** with name and password (HTTP Basic) or with a token (`Authorization: Bearer ...`). A browser
              session works for reading; a change made with a session needs its CSRF token, see `GET /api/me/csrf`.
            * **Refusals** are `application/problem+json` (RFC 9457). The member `rule` names the rule that refused, in
              kebab-case; it is stable, words are not. `errors` names each wrong field and what would be right.
            * **Repeat safely**: send `Idempotency-Key` with what creates something. The same key and body get the same
              answer; the same key with another body is refused with 422.
            * **Edit safely**: send the `ETag` of what you read as `If-Match`. Whoever comes second gets 412.
            * What you may not see is answered with 404, what you may not do with 403.
            """;

    /** A refusal as clients see it; described here because Spring's class of it has no fixed members. */
    record Problem(
            String type,
            String title,
            int status,
            String detail,
            String rule,
            @Nullable String instance,
            @Nullable List<Refusal.FieldError> errors) {}

    @Bean
    OpenAPI openApi(ObjectProvider<BuildProperties> build) {
        var components = new Components()
                .addSecuritySchemes(
                        "basic", scheme("basic").description("Name and password of a person or a service account"))
                .addSecuritySchemes(
                        "bearer", scheme("bearer").description("A personal token or the token of a machine"));
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
        return new OpenAPI()
                .info(new Info()
                        .title("Baton")
                        .version(version(build.getIfAvailable()))
                        .description(WORDS)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(components)
                .addSecurityItem(new SecurityRequirement().addList("basic"))
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
    }

    private static SecurityScheme scheme(String name) {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(name);
    }

    private static String version(@Nullable BuildProperties build) {
        return build == null ? "unpackaged" : build.getVersion();
    }

    /** Whatever is not a success is a problem document, and each operation says who may call it. */
    @Bean
    OperationCustomizer everyOperation() {
        return (operation, handler) -> {
            operation.getResponses().setDefault(refusal());
            roles(handler).ifPresent(roles -> tell(operation, roles));
            return operation;
        };
    }

    private static ApiResponse refusal() {
        var schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        return new ApiResponse()
                .description("Refused; `rule` says by which rule, `detail` what to do about it.")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }

    private static Optional<List<String>> roles(HandlerMethod handler) {
        if (handler.hasMethodAnnotation(PermitAll.class)) {
            return Optional.of(List.of("anyone"));
        }
        return Stream.of(handler.getMethod(), handler.getBeanType())
                .map(place -> AnnotatedElementUtils.findMergedAnnotation(place, RolesAllowed.class))
                .filter(Objects::nonNull)
                .findFirst()
                .map(allowed -> Stream.of(allowed.value()).sorted().toList());
    }

    private static void tell(Operation operation, List<String> roles) {
        operation.addExtension(ROLES, roles);
        var words = "Open to: " + String.join(", ", roles) + ".";
        var known = operation.getDescription();
        operation.setDescription(known == null ? words : known + "\n\n" + words);
    }
}
