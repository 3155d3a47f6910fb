package io.baton.people;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sees to it that a server has an administrator before it opens its doors: a demo one, or the one the settings name. */
@Component
class FirstPeople implements SmartInitializingSingleton {

    private final People people;
    private final Passwords passwords;
    private final PeopleSettings.Bootstrap settings;
    private final ObjectProvider<DemoPeople> demo;
    private final CachedDirectory directory;
    private final AuditLedger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FirstPeople(
            People people,
            Passwords passwords,
            PeopleSettings.Bootstrap settings,
            ObjectProvider<DemoPeople> demo,
            CachedDirectory directory,
            AuditLedger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.people = people;
        this.passwords = passwords;
        this.settings = settings;
        this.demo = demo;
        this.directory = directory;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            people.lockStart();
            demo.ifAvailable(DemoPeople::seed);
            if (people.lockHolders(Role.ADMIN).isEmpty()) {
                createAdministrator();
            }
            // whoever asked before, such as the check of the tables, was told that there is nobody
            directory.forgetAfterCommit();
        });
    }

    private void createAdministrator() {
        var id = settings.adminId();
        var password = settings.adminPassword();
        if (id == null || id.isBlank() || password == null || password.isBlank()) {
            throw new NoAdministrator("Nobody holds the role 'admin', so nobody could administer this server.");
        }
        if (people.find(id).isPresent()) {
            throw new NoAdministrator("'" + id + "' exists already and does not hold the role 'admin'.");
        }
        try {
            PeopleDesk.requireId("baton.bootstrap.admin-id", id);
            Passwords.requireStrong("baton.bootstrap.admin-password", id, password);
        } catch (Refusal refusal) {
            throw new NoAdministrator("The first administrator cannot be created: " + refusal.getMessage());
        }
        var now = clock.instant();
        var admin = new Person(id, id, "", true, false, 0, null, null, Set.of(), Set.of());
        people.insert(admin, PeopleDesk.PERSON, passwords.encode(password), now);
        people.grant(id, Role.ADMIN, "baton", now);
        ledger.append(AuditEvent.of("PERSON_CREATED", "person", id)
                .asPrivileged()
                .with("roles", Set.of(Role.ADMIN))
                .because("first administrator, from the settings"));
    }
}
