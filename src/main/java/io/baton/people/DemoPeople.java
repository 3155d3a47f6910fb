package io.baton.people;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.baton.platform.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The people of the demo company. They exist in the profile {@code demo} only; what was edited since stays edited. */
@Component
@Profile("demo")
class DemoPeople {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPeople.class);
    private static final String PASSWORD = "demo";

    private record DemoPerson(
            String id,
            String name,
            String email,
            String place,
            boolean vip,
            int tier,
            @Nullable String manager,
            @Nullable String department,
            @Nullable String costCentre,
            Set<String> roles,
            @Nullable Set<String> teams) {

        Set<String> itsTeams() {
            return Objects.requireNonNullElse(teams, Set.of());
        }
    }

    private record DemoTeam(
            String id, String name, @Nullable String lead) {}

    /** @param days how long from the first start on */
    private record DemoDeputy(String person, String deputy, int days) {}

    private record Company(List<DemoPerson> people, List<DemoTeam> teams, List<DemoDeputy> deputies) {}

    private final People people;
    private final Passwords passwords;
    private final Clock clock;
    private final Company company;

    DemoPeople(People people, Passwords passwords, Clock clock) {
        this.people = people;
        this.passwords = passwords;
        this.clock = clock;
        try (var in = new ClassPathResource("demo/people.yaml").getInputStream()) {
            company = new YAMLMapper().readValue(in, Company.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo people cannot be read", e);
        }
    }

    /** Adds whoever is missing. */
    void seed() {
        var known = people.all(PeopleDesk.PERSON).stream().map(Person::id).collect(Collectors.toSet());
        var missing =
                company.people().stream().filter(p -> !known.contains(p.id())).toList();
        if (missing.isEmpty()) {
            return;
        }
        var hash = passwords.encode(PASSWORD);
        missing.forEach(person -> add(person, hash));
        var teams = people.teams().stream().map(Team::id).collect(Collectors.toSet());
        company.teams().stream()
                .filter(team -> !teams.contains(team.id()))
                .forEach(team -> people.insert(new Team(team.id(), team.name(), team.lead())));
        missing.forEach(person -> person.itsTeams().forEach(team -> people.join(person.id(), team)));
        var added = missing.stream().map(DemoPerson::id).collect(Collectors.toSet());
        company.deputies().stream().filter(it -> added.contains(it.person())).forEach(this::standIn);
    }

    private void standIn(DemoDeputy it) {
        var now = clock.instant();
        people.insert(
                new Deputy(
                        Ids.next(), it.person(), it.deputy(), now, now.plus(Duration.ofDays(it.days())), it.person()),
                now);
    }

    private void add(DemoPerson it, String hash) {
        var now = clock.instant();
        people.insert(
                new Person(
                        it.id(),
                        it.name(),
                        it.email(),
                        true,
                        it.vip(),
                        it.tier(),
                        it.manager(),
                        it.place(),
                        it.department(),
                        it.costCentre(),
                        Set.of(),
                        Set.of()),
                PeopleDesk.PERSON,
                hash,
                now);
        it.roles().forEach(role -> people.grant(it.id(), role, "baton", now));
    }

    @EventListener
    void sayWhereToGo(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext context)
                || context.getWebServer() == null) {
            return;
        }
        var url = "http://localhost:" + context.getWebServer().getPort();
        var logins = company.people().stream().map(DemoPerson::id).collect(Collectors.joining(", "));
        LOG.info("""

                ------------------------------------------------------------------------
                 Baton is ready, with demo data.

                 Portal      {}/portal
                 Tasklist    {}/camunda/app/tasklist/
                 Cockpit     {}/camunda/app/cockpit/
                 Console     {}/console/people
                 API         {}/swagger-ui.html

                 Sign in as  {}
                 Password    {}
                ------------------------------------------------------------------------
                """, url, url, url, url, url, wrapped(logins), PASSWORD);
    }

    private static String wrapped(String logins) {
        return logins.replaceAll("(.{1,58})(?:, |$)", "$1,\n             ")
                .strip()
                .replaceAll(",$", "");
    }
}
