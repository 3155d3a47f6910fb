package io.baton.gate;

import io.baton.deployment.Permit;
import io.baton.schedule.RelatedItems;
import io.baton.ticket.AffectedItems;
import io.baton.ticket.TicketDesk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps for each open change what it touches and what lies around that, so that a decision needs no walk through the inventory.
 * Read from the inventory when the change touches something else, and every few minutes, as relations change too.
 */
@Component
class GateReach {

    private static final Logger LOG = LoggerFactory.getLogger(GateReach.class);

    /** Around a hub there is half of the house; the nearest are kept. */
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ObjectProvider<RelatedItems> inventory;
    private final ObjectProvider<AffectedItems> affected;
    private final ObjectProvider<TicketDesk> tickets;
    private final TransactionTemplate transaction;

    GateReach(
            JdbcClient jdbc,
            JdbcTemplate batches,
            ObjectProvider<RelatedItems> inventory,
            ObjectProvider<AffectedItems> affected,
            ObjectProvider<TicketDesk> tickets,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.inventory = inventory;
        this.affected = affected;
        this.tickets = tickets;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Row(String item, int hops) {}

    /** In the caller's transaction. */
    void keep(Permit permit) {
        var key = permit.changeKey();
        if (permit.state().isOver()) {
            drop(key);
            return;
        }
        var touched = touched(key, permit.what().service());
        var known = new HashSet<String>();
        of(key).forEach((item, hops) -> {
            if (hops == 0) {
                known.add(item);
            }
        });
        if (!known.equals(touched)) {
            write(key, reach(touched));
        }
    }

    /** Items by which two deployments may be in each other's way, in one order for everybody. */
    List<String> lanes(String changeKey) {
        return jdbc.sql("select item from gate_reach where change_key = ? and hops <= 1 order by item")
                .param(changeKey)
                .query(String.class)
                .list();
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT10M")
    void refresh() {
        var open = jdbc.sql("select change_key from gate_permit where state in ('DRAFT', 'IN_APPROVAL', 'APPROVED',"
                        + " 'IMPLEMENTING')")
                .query(String.class)
                .list();
        for (var key : open) {
            try {
                transaction.executeWithoutResult(status -> refresh(key));
            } catch (DataAccessException e) {
                LOG.debug("What {} reaches is being written by somebody else", key, e);
            }
        }
    }

    private void refresh(String key) {
        var known = of(key);
        var touched = new HashSet<String>();
        known.forEach((item, hops) -> {
            if (hops == 0) {
                touched.add(item);
            }
        });
        var reach = reach(touched);
        if (!touched.isEmpty() && !reach.equals(known)) {
            write(key, reach);
        }
    }

    private Set<String> touched(String key, String service) {
        var touched = new HashSet<String>();
        touched.add(service);
        var desk = tickets.getIfAvailable();
        if (desk != null && desk.exists(key)) {
            affected.ifAvailable(items -> touched.addAll(items.of(key)));
        }
        return touched;
    }

    private Map<String, Integer> reach(Set<String> touched) {
        var reach = new HashMap<String, Integer>();
        try {
            inventory.ifAvailable(items -> items.around(touched).values().stream()
                    .sorted(Comparator.comparing(RelatedItems.Neighbour::hops)
                            .thenComparing(RelatedItems.Neighbour::item))
                    .limit(MOST)
                    .forEach(near -> reach.put(near.item(), near.hops())));
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("The inventory did not say what lies around {}; it is asked again", touched, e);
        }
        touched.forEach(item -> reach.put(item, 0));
        return reach;
    }

    private Map<String, Integer> of(String key) {
        var known = new HashMap<String, Integer>();
        jdbc.sql("select item, hops from gate_reach where change_key = ?")
                .param(key)
                .query(Row.class)
                .list()
                .forEach(row -> known.put(row.item(), row.hops()));
        return known;
    }

    private void write(String key, Map<String, Integer> reach) {
        drop(key);
        var rows = new ArrayList<Object[]>();
        reach.forEach((item, hops) -> rows.add(new Object[] {key, item, hops}));
        batches.batchUpdate("insert into gate_reach (change_key, item, hops) values (?, ?, ?)", rows);
    }

    private void drop(String key) {
        jdbc.sql("delete from gate_reach where change_key = ?").param(key).update();
    }
}
