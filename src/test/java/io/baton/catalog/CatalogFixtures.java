package io.baton.catalog;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.baton.catalog.ItemDefinition.Acceptance;
import io.baton.catalog.ItemDefinition.Approval;
import io.baton.catalog.ItemDefinition.Intent;
import io.baton.catalog.ItemDefinition.Level;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.Team;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** People and items for the tests of this module. */
final class CatalogFixtures {

    /** A Monday. */
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);

    static final Person REQUESTER = person("requester", "manager", Role.REQUESTER);
    static final Person MANAGER = person("manager", "director", Role.REQUESTER);
    static final Person DIRECTOR = person("director", null, Role.REQUESTER);
    static final Person AGENT = person("agent", "lead", Role.REQUESTER, Role.AGENT);
    static final Person LEAD = person("lead", null, Role.REQUESTER, Role.AGENT, Role.TEAM_LEAD);

    static final List<String> CATEGORIES = List.of(
            "equipment-setup",
            "access-provisioning",
            "configuration-change",
            "software-installation",
            "account-service",
            "fault-report",
            "information",
            "other");

    private CatalogFixtures() {}

    static Person person(String id, @Nullable String manager, String... roles) {
        return new Person(id, id, id + "@example.org", true, false, 0, manager, null, Set.of(roles), Set.of());
    }

    static Directory directory(Person... more) {
        var directory = mock(Directory.class);
        when(directory.person(anyString())).thenReturn(Optional.empty());
        for (var person : List.of(REQUESTER, MANAGER, DIRECTOR, AGENT, LEAD)) {
            when(directory.person(person.id())).thenReturn(Optional.of(person));
        }
        Arrays.stream(more).forEach(p -> when(directory.person(p.id())).thenReturn(Optional.of(p)));
        when(directory.team(any())).thenReturn(Optional.empty());
        when(directory.team("service-desk")).thenReturn(Optional.of(new Team("service-desk", "Service desk", "lead")));
        when(directory.withRole(Role.TEAM_LEAD)).thenReturn(List.of(LEAD));
        return directory;
    }

    static ItemDefinition item(ItemField... fields) {
        return distinctBy(List.of(), fields);
    }

    static ItemDefinition distinctBy(String field, ItemField... fields) {
        return distinctBy(List.of(field), fields);
    }

    private static ItemDefinition distinctBy(List<String> distinctBy, ItemField... fields) {
        return new ItemDefinition(
                "Laptop",
                "A laptop.",
                new Instructions("What", "Need", "Time", "Example", "Next"),
                Intent.NEED,
                "equipment-setup",
                "Workplace",
                null,
                null,
                null,
                Approval.LINE_MANAGER,
                Acceptance.USER,
                List.of(),
                24,
                Level.LOW,
                null,
                distinctBy,
                List.of(),
                List.of(fields));
    }

    static FieldBuilder field(String name, FieldType type) {
        return new FieldBuilder(name, type);
    }

    /** A field with sensible defaults; change what the test is about. */
    static final class FieldBuilder {
        private final String name;
        private final FieldType type;
        private boolean required;
        private boolean secret;
        private boolean sensitive;
        private @Nullable String min;
        private @Nullable String max;
        private @Nullable Integer decimals;
        private @Nullable Integer maxLength;
        private @Nullable String pattern;
        private List<ItemField.Choice> choices = List.of();

        private FieldBuilder(String name, FieldType type) {
            this.name = name;
            this.type = type;
        }

        FieldBuilder required() {
            required = true;
            return this;
        }

        FieldBuilder secret() {
            secret = true;
            return this;
        }

        FieldBuilder sensitive() {
            sensitive = true;
            return this;
        }

        FieldBuilder between(@Nullable String least, @Nullable String most) {
            min = least;
            max = most;
            return this;
        }

        FieldBuilder decimals(int places) {
            decimals = places;
            return this;
        }

        FieldBuilder maxLength(int length) {
            maxLength = length;
            return this;
        }

        FieldBuilder pattern(String regex) {
            pattern = regex;
            return this;
        }

        FieldBuilder choices(String... values) {
            choices = Arrays.stream(values)
                    .map(v -> new ItemField.Choice(v, v.toUpperCase(java.util.Locale.ROOT)))
                    .toList();
            return this;
        }

        ItemField build() {
            return new ItemField(
                    name,
                    name + "?",
                    type,
                    required,
                    "Help.",
                    min,
                    max,
                    decimals,
                    maxLength,
                    pattern,
                    null,
                    choices,
                    secret,
                    sensitive);
        }
    }
}
