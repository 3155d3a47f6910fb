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

    private static final Set<String> CHANGERS =
            Set.of(AGENT, TEAM_LEAD, CHANGE_MANAGER, CAB_MEMBER, INCIDENT_COMMANDER, PROCESS_OWNER, AUDITOR);

    private static final Set<String> READERS = Set.of(TEAM_LEAD, CHANGE_MANAGER, PROCESS_OWNER, AUDITOR, ADMIN);

    /** Whoever has more places than fit beside each other finds those that are seldom gone to behind one word. */
    private static final int SIDE_BY_SIDE = 8;

    private static final List<Place> PLACES = List.of(
            new Place("Home", "/portal", ANYONE),
            new Place("My tickets", "/portal/tickets", ANYONE),
            new Place("Approvals", "/portal/approvals", Set.of(REQUESTER)),
            new Place("Services", "/portal/services", ANYONE),
            new Place(
                    "On call",
                    "/portal/on-call",
                    Set.of(AGENT, TEAM_LEAD, INCIDENT_COMMANDER, PROCESS_OWNER, AUDITOR, ADMIN)),
            new Place("Changes", "/portal/changes", CHANGERS),
            new Place("Change calendar", "/portal/calendar", Set.of(ADMIN)),
            new Place("Tasklist", "/camunda/app/tasklist/", WORKERS),
            new Place("People", "/console/people", Set.of(ADMIN)),
            new Place("Audit", "/portal/audit", Set.of(AUDITOR)),
            new Place("Improvements", "/portal/improvements", STAFF, true),
            new Place("Reviews", "/portal/reviews", Set.of(TEAM_LEAD, PROCESS_OWNER, AUDITOR), true),
            new Place("Reports", "/portal/reports", READERS, true),
            new Place("Cockpit", "/camunda/app/cockpit/", Set.of(PROCESS_OWNER, ADMIN, AUDITOR), true),
            new Place("Admin", "/camunda/app/admin/", Set.of(ADMIN), true),
            new Place("Integrations", "/console/integrations", Set.of(PROCESS_OWNER, ADMIN), true),
            new Place("Cost centres", "/console/cost-centres", Set.of(PROCESS_OWNER, ADMIN), true));

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

    /** The places beside each other. */
    public List<Link> links() {
        return links(false);
    }

    /** The places behind one word; none where all have room beside each other. */
    public List<Link> more() {
        return links(true);
    }

    /** Whether this page is one of those behind that word. */
    public boolean inMore() {
        return more().stream().anyMatch(Link::current);
    }

    private List<Link> links(boolean seldom) {
        var places = signedIn.person()
                .map(person ->
                        PLACES.stream().filter(place -> place.isOpenTo(person)).toList())
                .orElse(List.of());
        var isTooMany = places.size() > SIDE_BY_SIDE;
        var here = ServletUriComponentsBuilder.fromCurrentRequestUri().build().getPath();
        return places.stream()
                .filter(place -> (isTooMany && place.seldom()) == seldom)
                .map(place -> new Link(place.name(), place.path(), place.isAt(here)))
                .toList();
    }

    /** @param seldom whether it is gone to now and then only */
    private record Place(String name, String path, Set<String> roles, boolean seldom) {

        Place(String name, String path, Set<String> roles) {
            this(name, path, roles, false);
        }

        boolean isOpenTo(Person person) {
            return roles.isEmpty() || roles.stream().anyMatch(person::has);
        }

        /** The calendar and the standard changes are parts of the changes. */
        boolean isAt(@Nullable String here) {
            return path.equals(here)
                    || (path.equals("/portal/changes")
                            && here != null
                            && (here.startsWith("/portal/change") || here.equals("/portal/calendar")));
        }
    }
}
