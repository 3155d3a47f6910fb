package io.baton.people;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers people for a moment, since every request asks for its sender and the engine for the sender's groups. */
@Component
class CachedDirectory implements Directory {

    private static final int PEOPLE_KEPT = 20_000;

    private record Everybody(List<Person> people, List<Team> teams) {}

    private final People people;
    private final LoadingCache<String, Optional<Account>> accounts;
    private final LoadingCache<Boolean, Everybody> everybody;

    @Autowired
    CachedDirectory(People people, PeopleSettings settings) {
        this(people, settings, Ticker.systemTicker());
    }

    CachedDirectory(People people, PeopleSettings settings, Ticker ticker) {
        this.people = people;
        accounts = Caffeine.newBuilder()
                .expireAfterWrite(settings.freshness())
                .maximumSize(PEOPLE_KEPT)
                .ticker(ticker)
                .build(people::find);
        everybody = Caffeine.newBuilder()
                .expireAfterWrite(settings.freshness())
                .ticker(ticker)
                .build(key -> new Everybody(people.all("PERSON"), people.teams()));
    }

    Optional<Account> account(String id) {
        return accounts.get(id);
    }

    @Override
    public Optional<Person> person(String id) {
        return account(id).map(Account::person);
    }

    @Override
    public boolean isEnabledNow(String id) {
        return people.isEnabled(id);
    }

    @Override
    public List<Person> people() {
        return everybody.get(true).people();
    }

    @Override
    public List<Team> teams() {
        return everybody.get(true).teams();
    }

    @Override
    public Optional<Team> team(String id) {
        return teams().stream().filter(t -> t.id().equals(id)).findFirst();
    }

    @Override
    public List<Person> membersOf(String teamId) {
        return people().stream().filter(p -> p.teams().contains(teamId)).toList();
    }

    @Override
    public List<Person> withRole(String role) {
        return people().stream().filter(p -> p.has(role)).toList();
    }

    /** Forgets what the running transaction changes once it has committed; before, the old state is still the truth. */
    void forgetAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            forget();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                forget();
            }
        });
    }

    private void forget() {
        accounts.invalidateAll();
        everybody.invalidateAll();
    }
}
