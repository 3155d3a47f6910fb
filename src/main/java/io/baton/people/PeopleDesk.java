package io.baton.people;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.Etag;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The counter where administrators manage people, service accounts and their rights. Nobody changes his own rights
 * here, roles that exclude each other never meet in one person, and the last administrator stays.
 */
@Component
public class PeopleDesk {

    static final String PERSON = "PERSON";
    static final String SERVICE = "SERVICE";

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,62}");

    /** A person as kept, with the version that an edit must name. */
    public record Kept(Person person, long version) {}

    private final People people;
    private final CachedDirectory directory;
    private final RoleBook roles;
    private final Passwords passwords;
    private final SignedIn signedIn;
    private final AuditLedger ledger;
    private final Clock clock;

    PeopleDesk(
            People people,
            CachedDirectory directory,
            RoleBook roles,
            Passwords passwords,
            SignedIn signedIn,
            AuditLedger ledger,
            Clock clock) {
        this.people = people;
        this.directory = directory;
        this.roles = roles;
        this.passwords = passwords;
        this.signedIn = signedIn;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** People whose id, name or e-mail contains the text, with the role and team if asked for. */
    public Page<Person> search(
            @Nullable String text, @Nullable String role, @Nullable String team, int page, int size) {
        var offset = Page.offset(page, size);
        var found = directory.people().stream()
                .filter(p -> text == null || mentions(p, text.toLowerCase(Locale.ROOT)))
                .filter(p -> role == null || p.has(role))
                .filter(p -> team == null || p.teams().contains(team))
                .toList();
        return new Page<>(found.stream().skip(offset).limit(size).toList(), found.size(), page, size);
    }

    /** Accounts of machines. */
    public List<Person> services() {
        return people.all(SERVICE);
    }

    /** @throws Refusal 404 */
    public Kept find(String id) {
        var account = people.find(id).orElseThrow(() -> Refusal.notFound("Person '" + id + "'"));
        return new Kept(account.person(), account.version());
    }

    @Transactional
    public Kept create(String id, Profile profile, @Nullable String password) {
        requireId("id", id);
        requireValid(id, profile);
        if (password != null) {
            Passwords.requireStrong("password", id, password);
        }
        insert(profile.of(id), PERSON, password);
        ledger.append(AuditEvent.of("PERSON_CREATED", "person", id).asPrivileged());
        return find(id);
    }

    /** Makes the account of a machine. It has one role and no password; it signs in with tokens. */
    @Transactional
    public Kept createService(String id, String name, String role) {
        requireId("id", id);
        requireText("name", name, 200);
        roles.requireCompatible(Set.of(role), true);
        insert(new Profile(name, "", false, 0, null, null).of(id), SERVICE, null);
        people.grant(id, role, asker().id(), clock.instant());
        ledger.append(
                AuditEvent.of("SERVICE_CREATED", "person", id).asPrivileged().with("role", role));
        return find(id);
    }

    @Transactional
    public Kept describe(String id, Profile profile, @Nullable String ifMatch) {
        var before = find(id);
        Etag.requireMatch(ifMatch, before.version(), "Person '" + id + "'");
        requireValid(id, profile);
        if (!profile.givesTheSameAs(before.person())) {
            requireNotOneself(id);
        }
        if (!people.update(profile.of(id), before.version())) {
            throw Refusal.stale("Person '" + id + "'");
        }
        directory.forgetAfterCommit();
        ledger.append(AuditEvent.of("PERSON_CHANGED", "person", id)
                .asPrivileged()
                .with("tierBefore", before.person().tier())
                .with("tier", profile.tier())
                .with("managerBefore", before.person().managerId())
                .with("manager", profile.managerId())
                .with("costCentreBefore", before.person().costCentre())
                .with("costCentre", profile.costCentre()));
        return find(id);
    }

    /** Gives a person exactly these roles. */
    @Transactional
    public Kept setRoles(String id, Set<String> wanted, @Nullable String reason) {
        requireNotOneself(id);
        var before = find(id).person();
        roles.requireCompatible(wanted, before.isService());
        if (before.isService() && wanted.size() != 1) {
            throw Refusal.invalid("roles", "a service account has exactly one role.");
        }
        if (before.has(Role.ADMIN) && !wanted.contains(Role.ADMIN)) {
            requireAnotherAdministrator(id);
        }
        before.roles().stream().filter(r -> !wanted.contains(r)).forEach(r -> people.revoke(id, r));
        wanted.stream().filter(r -> !before.has(r)).forEach(r -> people.grant(id, r, asker().id(), clock.instant()));
        directory.forgetAfterCommit();
        ledger.append(AuditEvent.of("ROLES_CHANGED", "person", id)
                .asPrivileged()
                .because(reason)
                .with("before", new TreeSet<>(before.roles()))
                .with("after", new TreeSet<>(wanted)));
        return find(id);
    }

    /** Puts a person into exactly these teams. */
    @Transactional
    public Kept setTeams(String id, Set<String> wanted, @Nullable String reason) {
        requireNotOneself(id);
        var before = find(id).person();
        if (before.isService()) {
            throw Refusal.invalid("teams", "a service account works in no team.");
        }
        var known = people.teams().stream().map(Team::id).toList();
        wanted.stream().filter(t -> !known.contains(t)).findFirst().ifPresent(t -> {
            throw Refusal.invalid("teams", "there is no team '" + t + "'.");
        });
        before.teams().stream().filter(t -> !wanted.contains(t)).forEach(t -> people.leave(id, t));
        wanted.stream().filter(t -> !before.teams().contains(t)).forEach(t -> people.join(id, t));
        directory.forgetAfterCommit();
        ledger.append(AuditEvent.of("TEAMS_CHANGED", "person", id)
                .asPrivileged()
                .because(reason)
                .with("before", new TreeSet<>(before.teams()))
                .with("after", new TreeSet<>(wanted)));
        return find(id);
    }

    /** Lets a person in again, or shuts him out of everything within seconds. */
    @Transactional
    public Kept setEnabled(String id, boolean enabled, @Nullable String reason) {
        requireNotOneself(id);
        var before = find(id).person();
        if (!enabled && before.has(Role.ADMIN)) {
            requireAnotherAdministrator(id);
        }
        people.enable(id, enabled);
        directory.forgetAfterCommit();
        ledger.append(AuditEvent.of(enabled ? "PERSON_ENABLED" : "PERSON_DISABLED", "person", id)
                .asPrivileged()
                .because(reason));
        return find(id);
    }

    /** Sets a password for somebody else; ends the sessions of that person. */
    @Transactional
    public void resetPassword(String id, String password) {
        requireNotOneself(id);
        if (find(id).person().isService()) {
            throw Refusal.invalid("password", "a service account signs in with tokens only.");
        }
        storePassword(id, password);
        ledger.append(AuditEvent.of("PASSWORD_RESET", "person", id).asPrivileged());
    }

    /** Changes the own password; ends the own sessions. */
    @Transactional
    public void changeOwnPassword(String current, String next) {
        var id = asker().id();
        if (passwords.check(id, current).isEmpty()) {
            throw Refusal.invalid("current", "is not your password.");
        }
        storePassword(id, next);
        ledger.append(AuditEvent.of("PASSWORD_CHANGED", "person", id));
    }

    private void insert(Person person, String kind, @Nullable String password) {
        var hash = password == null ? null : passwords.encode(password);
        try {
            people.insert(person, kind, hash, clock.instant());
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("id-taken", "'" + person.id() + "' exists already.");
        }
        directory.forgetAfterCommit();
    }

    private void storePassword(String id, String password) {
        Passwords.requireStrong("password", id, password);
        people.setPassword(id, passwords.encode(password), clock.instant());
        directory.forgetAfterCommit();
    }

    private void requireValid(String id, Profile profile) {
        profile.requireValid();
        var manager = profile.managerId();
        if (manager == null) {
            return;
        }
        if (manager.equals(id)) {
            throw Refusal.invalid("managerId", "must be somebody else.");
        }
        if (people.find(manager).filter(m -> !m.person().isService()).isEmpty()) {
            throw Refusal.invalid("managerId", "there is no person '" + manager + "'.");
        }
    }

    private void requireNotOneself(String id) {
        if (asker().id().equals(id)) {
            throw Refusal.forbidden("own-rights", "Nobody changes his own rights. Ask another administrator to do it.");
        }
    }

    private void requireAnotherAdministrator(String id) {
        if (people.lockHolders(Role.ADMIN).stream().allMatch(id::equals)) {
            throw Refusal.conflict(
                    "last-admin", "'" + id + "' is the last administrator. Make somebody else one first.");
        }
    }

    private Person asker() {
        return signedIn.require();
    }

    private static boolean mentions(Person person, String text) {
        return person.id().contains(text)
                || person.name().toLowerCase(Locale.ROOT).contains(text)
                || person.email().toLowerCase(Locale.ROOT).contains(text);
    }

    /** @throws Refusal 422 unless the id can be a sign-in name here and a user or group id in the engine */
    static void requireId(String field, @Nullable String id) {
        if (id == null || !ID.matcher(id).matches()) {
            throw Refusal.invalid(
                    field,
                    "must have 1 to 63 characters: lower-case letters, digits and . _ @ -, beginning with a letter or"
                            + " digit.");
        }
    }

    static void requireText(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank() || text.length() > longest) {
            throw Refusal.invalid(field, "must have 1 to " + longest + " characters.");
        }
    }
}
