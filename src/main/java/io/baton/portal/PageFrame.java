package io.baton.portal;

import static io.baton.people.Role.ADMIN;
import static io.baton.people.Role.AGENT;
import static io.baton.people.Role.AUDITOR;
import static io.baton.people.Role.CAB_MEMBER;
import static io.baton.people.Role.CHANGE_MANAGER;
import static io.baton.people.Role.INCIDENT_COMMANDER;
import static io.baton.people.Role.PROCESS_OWNER;
import static io.baton.people.Role.REQUESTER;
import static io.baton.people.Role.TEAM_LEAD;

import io.baton.people.Person;
import io.baton.people.SignedIn;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What surrounds every page, error pages included: who is signed in, and the places this person may go to. */
@Component("frame")
class PageFrame {

    private static final Set<String> ANYONE = Set.of();
    private static final Set<String> WORKERS =
            Set.of(AGENT, TEAM_LEAD, CHANGE_MANAGER, CAB_MEMBER, INCIDENT_COMMANDER, PROCESS_OWNER);
    private static final Set<String> STAFF =
            Set.of(AGENT, TEAM_LEAD, CHANGE_MANAGER, CAB_MEMBER, INCIDENT_COMMANDER, PROCESS_OWNER, AUDITOR, ADMIN);

    private static final Set<String> READERS = Set.of(TEAM_LEAD, CHANGE_MANAGER, PROCESS_OWNER, AUDITOR, ADMIN);

    private static final List<Place> PLACES = List.of(
            new Place("Home", "/portal", ANYONE),
            new Place("My tickets", "/portal/tickets", ANYONE),
            new Place("Approvals", "/portal/approvals", Set.of(REQUESTER)),
            new Place("Improvements", "/portal/improvements", STAFF),
            new Place("Services", "/portal/services", ANYONE),
            new Place(
                    "On call",
                    "/portal/on-call",
                    Set.of(AGENT, TEAM_LEAD, INCIDENT_COMMANDER, PROCESS_OWNER, AUDITOR, ADMIN)),
            new Place("Change calendar", "/portal/calendar", STAFF),
            new Place("Reviews", "/portal/reviews", Set.of(TEAM_LEAD, PROCESS_OWNER, AUDITOR)),
            new Place("Tasklist", "/camunda/app/tasklist/", WORKERS),
            new Place("Cockpit", "/camunda/app/cockpit/", Set.of(PROCESS_OWNER, ADMIN, AUDITOR)),
            new Place("Admin", "/camunda/app/admin/", Set.of(ADMIN)),
            new Place("Reports", "/portal/reports", READERS),
            new Place("Audit", "/portal/audit", Set.of(AUDITOR)),
            new Place("Integrations", "/console/integrations", Set.of(PROCESS_OWNER, ADMIN)),
            new Place("Cost centres", "/console/cost-centres", Set.of(PROCESS_OWNER, ADMIN)),
            new Place("People", "/console/people", Set.of(ADMIN)));

    private final SignedIn signedIn;
    private final Clock clock;
    private final boolean sandbox;

    PageFrame(SignedIn signedIn, Clock clock, Environment environment) {
        this.signedIn = signedIn;
        this.clock = clock;
        this.sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
    }

    /** One entry of the main navigation. */
    record Link(String name, String path, boolean current) {}

    /** The name of whoever is signed in, nothing before the sign-in. */
    public @Nullable String name() {
        return signedIn.person().map(Person::name).orElse(null);
    }

    /** The time of the sandbox, for everybody to see that it is one; nothing on any other server. */
    public @Nullable String sandboxTime() {
        return sandbox ? Moment.of(clock.instant(), ZoneOffset.UTC).text() + " UTC" : null;
    }

    /** Whether whoever is signed in may move the time of the sandbox. */
    public boolean movesTime() {
        return sandbox
                && signedIn.person()
                        .filter(person -> person.has(PROCESS_OWNER) || person.has(ADMIN))
                        .isPresent();
    }

    public List<Link> links() {
        var person = signedIn.person();
        if (person.isEmpty()) {
            return List.of();
        }
        var here = ServletUriComponentsBuilder.fromCurrentRequestUri().build().getPath();
        return PLACES.stream()
                .filter(place -> place.isOpenTo(person.get()))
                .map(place -> new Link(place.name(), place.path(), place.path().equals(here)))
                .toList();
    }

    private record Place(String name, String path, Set<String> roles) {

        boolean isOpenTo(Person person) {
            return roles.isEmpty() || roles.stream().anyMatch(person::has);
        }
    }
}
