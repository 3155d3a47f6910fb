package io.baton.people;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.baton.platform.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The role file {@code access/roles.yaml}: the one place that says what a role is and what it may do in the engine. */
@Component
public class RoleBook {

    /**
     * One role.
     *
     * @param heldBy {@code people} or {@code machines}
     * @param excludes roles the same person must not hold
     * @param engine its authorizations in the engine
     */
    public record Entry(String id, String description, String heldBy, List<String> excludes, List<EngineGrant> engine) {

        public Entry {
            excludes = List.copyOf(Objects.requireNonNullElse(excludes, List.of()));
            engine = List.copyOf(Objects.requireNonNullElse(engine, List.of()));
        }

        public boolean isForMachines() {
            return "machines".equals(heldBy);
        }
    }

    /** Permissions on objects of the engine, in the engine's own words; {@code *} as id means every object. */
    public record EngineGrant(String resource, List<String> ids, List<String> permissions) {

        public EngineGrant {
            ids = List.copyOf(Objects.requireNonNullElse(ids, List.of("*")));
            permissions = List.copyOf(permissions);
        }
    }

    private record File(List<Entry> roles) {}

    private final List<Entry> entries;

    RoleBook() {
        this("access/roles.yaml");
    }

    RoleBook(String resource) {
        var yaml = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (var in = new ClassPathResource(resource).getInputStream()) {
            entries = List.copyOf(yaml.readValue(in, File.class).roles());
        } catch (IOException e) {
            throw new UncheckedIOException("The role file " + resource + " cannot be read", e);
        }
    }

    public List<Entry> roles() {
        return entries;
    }

    public Optional<Entry> role(String id) {
        return entries.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /**
     * Checks that one holder may have all these roles together.
     *
     * @param machine whether the holder is a service account
     * @throws Refusal 422 naming the role that is unknown, meant for the other kind of holder, or excluded by another
     */
    void requireCompatible(Set<String> roles, boolean machine) {
        for (var id : roles) {
            var role = role(id).orElseThrow(() -> Refusal.invalid("roles", "there is no role '" + id + "'."));
            if (role.isForMachines() != machine) {
                throw Refusal.invalid("roles", "the role '" + id + "' is held by " + role.heldBy() + " only.");
            }
            for (var other : role.excludes()) {
                if (roles.contains(other)) {
                    throw Refusal.invalid(
                            "roles-exclude-each-other",
                            List.of(new Refusal.FieldError(
                                    "roles",
                                    "the roles '" + id + "' and '" + other + "' must not be held by one person.")));
                }
            }
        }
    }
}
