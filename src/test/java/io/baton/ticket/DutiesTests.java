package io.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.engine.SystemContext;
import io.baton.platform.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Parts in a ticket about the order database, which serves a shop of tier 1 and holds data under PCI. */
@BatonTest
@Capability("I7.3")
class DutiesTests {

    @Autowired
    Duties duties;

    @Autowired
    ItemFacts items;

    @Autowired
    TicketDesk desk;

    @Autowired
    JdbcClient db;

    @Test
    void whoeverResolvedOrAssignedDoesNotApproveTheClosure() {
        var ticket = about("db-042");
        duties.took(ticket, "lead", Duties.ASSIGN);
        duties.took(ticket, "lead", Duties.RESOLVE);

        assertThatThrownBy(() -> duties.took(ticket, "lead", Duties.CLOSE))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.rule()).isEqualTo("separation-of-duties");
                    assertThat(refusal.status().value()).isEqualTo(403);
                    assertThat(refusal.getMessage()).contains("most critical services");
                });
        assertThat(duties.barred(ticket, Duties.CLOSE)).containsExactly("lead");

        duties.took(ticket, "agent", Duties.CLOSE);
        assertThat(duties.of(ticket)).extracting(Duties.Taken::duty).contains(Duties.CLOSE);
    }

    @Test
    void aDeputyTakesThePartForBoth() {
        var ticket = about("db-042");
        duties.took(ticket, "agent2", "lead", Duties.RESOLVE);

        assertThat(duties.barred(ticket, Duties.CLOSE)).containsExactlyInAnyOrder("agent2", "lead");
        assertThatThrownBy(() -> duties.took(ticket, "agent", "lead", Duties.CLOSE))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void takingTheSamePartAgainChangesNothing() {
        var ticket = about("db-042");
        duties.took(ticket, "agent", Duties.RESOLVE);
        duties.took(ticket, "agent", Duties.RESOLVE);

        assertThat(duties.of(ticket)).hasSize(1);
    }

    @Test
    void theDatabaseItselfRefusesTheSecondSideOfAPair() {
        var ticket = about("db-042");
        duties.took(ticket, "agent", Duties.RESOLVE);
        var pair = "RESOLVE / CLOSE";

        assertThatThrownBy(() -> db.sql("insert into ticket_duty_pair (ticket_key, person, pair, side, taken_at)"
                                + " select ticket_key, person, pair, 'CLOSE', taken_at from ticket_duty_pair"
                                + " where ticket_key = ? and pair = ?")
                        .params(ticket, pair)
                        .update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void onOrdinaryItemsOnePersonDoesIt() {
        var ticket = about("svc-printing");
        duties.took(ticket, "agent", Duties.RESOLVE);

        assertThat(duties.allows(ticket, "agent", Duties.CLOSE)).isTrue();
    }

    @Test
    void itemsTellTierRegulationsDataClassAndOwner() {
        var facts = items.ofItem("db-042");

        assertThat(facts.tier()).isEqualTo(1);
        assertThat(facts.regulations()).containsExactly("PCI");
        assertThat(facts.dataClass()).isEqualTo("confidential");
        assertThat(facts.owners()).containsExactly("applications");
        assertThat(facts.isRegulated()).isTrue();
        assertThat(items.ofItem("no-such-item")).isEqualTo(ItemFacts.Facts.NONE);
        var both = items.ofItem("svc-printing").with(items.ofItem("db-101"));
        assertThat(both.dataClass()).isEqualTo("public");
        assertThat(both.owners()).containsExactly("applications", "desktop-support");
        assertThat(items.ofTicket(about("db-042")).regulations()).containsExactly("PCI");
        assertThat(items.ofTicket(about(null))).isEqualTo(ItemFacts.Facts.NONE);
    }

    private String about(@Nullable String ci) {
        return SystemContext.call(() -> desk.open(new OpenTicket(
                        "INCIDENT",
                        "Orders are slow",
                        "Duties in a ticket",
                        "requester",
                        null,
                        null,
                        Map.of(),
                        null,
                        ci,
                        "LOW",
                        "LOW"))
                .key());
    }
}
