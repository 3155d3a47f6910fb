package io.baton.catalog;

import static io.baton.catalog.CatalogFixtures.CLOCK;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.TestDatabase;
import io.baton.catalog.CatalogueItems.Origin;
import io.baton.engine.Decisions;
import io.baton.engine.Processes;
import io.baton.engine.ReadableTables;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.SignedIn;
import io.baton.platform.PlatformFixtures;
import io.baton.platform.Refusal;
import io.baton.platform.Secrets;
import io.baton.ticket.AffectedItems;
import io.baton.ticket.OpenAlerts;
import io.baton.ticket.OpenTicket;
import io.baton.ticket.RecentChanges;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketLinks;
import io.baton.ticket.TicketState;
import io.baton.ticket.approval.ApprovalSettings;
import io.baton.ticket.approval.LineManagers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/**
 * The counter with real checks and a real database, and stand-ins for tickets and engine that write a row each in the
 * transaction they are called in, so that a rollback is seen.
 */
final class Counter {

    final TestDatabase database = TestDatabase.with("V105__idempotency.sql", "V140__catalogue.sql", "V231__intake.sql");
    final Decisions decisions = mock(Decisions.class);
    final StaticListableBeanFactory changes = new StaticListableBeanFactory();
    final Processes processes = mock(Processes.class);
    final TicketDesk tickets = mock(TicketDesk.class);
    final Secrets secrets = PlatformFixtures.secrets();
    final Directory directory = CatalogFixtures.directory();
    final SignedIn signedIn = mock(SignedIn.class);
    final CatalogueItems items = new CatalogueItems(database.jdbc(), CLOCK, new ObjectMapper());
    final List<OpenTicket> opened = Collections.synchronizedList(new ArrayList<>());
    final Map<String, OpenTicket> byKey = Collections.synchronizedMap(new TreeMap<>());
    final TicketLinks links = mock(TicketLinks.class);
    final List<Map<String, ?>> started = Collections.synchronizedList(new ArrayList<>());
    final Set<String> closed = ConcurrentHashMap.newKeySet();
    final CatalogSettings settings = new CatalogSettings(Duration.ofMinutes(5), "EUR");
    final RequestDesk desk;

    private final AtomicInteger number = new AtomicInteger();

    Counter() {
        database.jdbc().sql("create table opened (ticket_key varchar(32))").update();
        database.jdbc().sql("create table started (ticket_key varchar(32))").update();
        when(signedIn.require()).thenReturn(CatalogFixtures.REQUESTER);
        when(decisions.ask(eq("record-type"), any(), any())).thenReturn(List.of(Map.of("recordType", "REQUEST")));
        when(decisions.ask(eq("classification"), isNull(), any())).thenReturn(List.of());
        when(processes.isDeployed("request-fulfilment")).thenReturn(true);
        doAnswer(call -> open(call.getArgument(0))).when(tickets).open(any());
        doAnswer(call -> ticket(call.getArgument(0))).when(tickets).require(anyString());
        doAnswer(call -> openFor(call.getArgument(0), call.getArgument(1)))
                .when(tickets)
                .openFor(anyString(), any());
        doAnswer(call -> start(call.getArgument(1), call.getArgument(2)))
                .when(processes)
                .start(anyString(), anyString(), any());
        var catalogue = new Catalogue(items, decisions);
        var checks = new RequestChecks(
                catalogue,
                new Answers(directory, CLOCK, List.of()),
                new LineManagers(directory, new ApprovalSettings("service-desk")),
                directory,
                new Spelling(mock(ReadableTables.class), items));
        desk = new RequestDesk(
                checks,
                new RequestOpening(
                        tickets,
                        decisions,
                        processes,
                        new IntakeJudgements(database.jdbc(), CLOCK),
                        secrets,
                        new StaticListableBeanFactory().getBeanProvider(OpenAlerts.class),
                        new StaticListableBeanFactory().getBeanProvider(AffectedItems.class),
                        changes.getBeanProvider(RecentChanges.class),
                        links,
                        CLOCK),
                new DuplicateGuard(
                        database.jdbc(), CLOCK, settings, database.transaction().getTransactionManager()),
                new OpenRequests(tickets, links, secrets),
                tickets,
                secrets,
                signedIn);
    }

    void offer(String id, ItemDefinition definition) {
        items.insert(new CatalogueItem(id, 1, false, definition), Origin.EDITED, null, "process-owner");
    }

    void signIn(Person person) {
        when(signedIn.require()).thenReturn(person);
    }

    void engineFails() {
        doAnswer(call -> {
                    throw Refusal.invalid("ciId", "unknown");
                })
                .when(processes)
                .start(anyString(), anyString(), any());
    }

    int rows(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private Ticket open(OpenTicket command) {
        var key = "REQ-2026-%06d".formatted(number.incrementAndGet());
        database.jdbc().sql("insert into opened values (?)").param(key).update();
        opened.add(command);
        byKey.put(key, command);
        return ticket(key);
    }

    private List<Ticket> openFor(String itemId, Collection<String> people) {
        return byKey.entrySet().stream()
                .filter(entry -> itemId.equals(entry.getValue().itemId())
                        && people.contains(entry.getValue().requester())
                        && !closed.contains(entry.getKey()))
                .map(entry -> ticket(entry.getKey()))
                .toList();
    }

    private String start(String key, Map<String, ?> variables) {
        database.jdbc().sql("insert into started values (?)").param(key).update();
        started.add(variables);
        return "instance";
    }

    private Ticket ticket(String key) {
        var ticket = mock(Ticket.class);
        when(ticket.key()).thenReturn(key);
        var command = byKey.get(key);
        when(ticket.fields()).thenReturn(command == null ? Map.of() : command.fields());
        when(ticket.state()).thenReturn(closed.contains(key) ? TicketState.CLOSED : TicketState.PENDING);
        return ticket;
    }
}
