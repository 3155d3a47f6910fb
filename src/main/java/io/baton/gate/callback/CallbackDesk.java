package io.baton.gate.callback;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.baton.audit.Actor;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where tools call: makes sure who does, and writes down what is asked and what is reported, each once. */
@Component
class CallbackDesk {

    /** What came of a call. */
    enum Taken {
        ASKED,
        HEARD,
        IGNORED,
        REPEATED
    }

    private final Installations installations;
    private final Callbacks callbacks;
    private final Deliveries deliveries;
    private final RunReports reports;
    private final AuditLedger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /** A sender that goes on trying writes one line a minute, not one for each call. */
    private final Cache<String, String> told = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(1000)
            .build();

    CallbackDesk(
            Installations installations,
            Callbacks callbacks,
            Deliveries deliveries,
            RunReports reports,
            AuditLedger ledger,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.installations = installations;
        this.callbacks = callbacks;
        this.deliveries = deliveries;
        this.reports = reports;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @throws Refusal 404, 401, 400 or 422 */
    Taken hear(String kind, String name, Inbound in) {
        var tool = installations.require(kind, name);
        Heard heard;
        try {
            heard = tool.hear(in);
        } catch (Refusal refusal) {
            refused(name, refusal);
            throw refusal;
        }
        try {
            return Objects.requireNonNull(transaction.execute(status -> take(name, tool, heard)));
        } catch (DuplicateKeyException e) {
            return Taken.REPEATED; // the same call at the same moment
        }
    }

    private Taken take(String name, CallbackTool tool, Heard heard) {
        if (heard.delivery() != null) {
            if (deliveries.isHeard(name, heard.delivery())) {
                return Taken.REPEATED;
            }
            deliveries.hear(name, heard.delivery());
        }
        if (heard.asked() != null) {
            return ask(name, tool, heard.asked()) ? Taken.ASKED : Taken.REPEATED;
        }
        if (heard.news() != null) {
            reports.take(name, heard.news());
            return Taken.HEARD;
        }
        return Taken.IGNORED;
    }

    /** Writes a question down; false where it is asked already. */
    boolean ask(String name, CallbackTool tool, Heard.Asked asked) {
        if (callbacks.isAsked(name, asked)) {
            return false;
        }
        var id = callbacks.add(name, asked, deadline(tool, asked));
        ledger.append(AuditEvent.of("CALLBACK_ASKED", "gate-callback", id)
                .by(new Actor("tool", name))
                .with("installation", name)
                .with("project", asked.projectId())
                .with("environment", asked.toolEnvironment())
                .with("run", asked.runKey()));
        return true;
    }

    private Instant deadline(CallbackTool tool, Heard.Asked asked) {
        var most = tool.patience();
        var said = asked.patience();
        return clock.instant().plus(said == null || said.compareTo(most) > 0 ? most : said);
    }

    private void refused(String name, Refusal refusal) {
        if (told.asMap().putIfAbsent(name + ' ' + refusal.rule(), refusal.rule()) == null) {
            ledger.appendApart(AuditEvent.of("CALLBACK_REFUSED", "gate-callback", name)
                    .refused()
                    .by(Actor.ANONYMOUS)
                    .because(refusal.rule())
                    .with("installation", name));
        }
    }

    /**
     * Has it tried again that was given up.
     *
     * @throws Refusal 404, or 409 where nothing was given up
     */
    Callback tryAgain(String id) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var asked = callbacks.find(id).orElseThrow(() -> Refusal.notFound("Question " + id));
            if (!asked.gaveUp()) {
                throw Refusal.conflict("not-given-up", "Nothing was given up here; it is looked after by itself.");
            }
            var columns = new HashMap<String, @Nullable Object>();
            columns.put("gave_up", false);
            columns.put("attempts", 1); // what may have been heard is looked for first
            columns.put("next_look_at", clock.instant());
            callbacks.change(asked, columns);
            ledger.append(AuditEvent.of("CALLBACK_TRIED_AGAIN", "gate-callback", id)
                    .forTicket(asked.changeKey(), null)
                    .with("installation", asked.installation()));
            return callbacks.find(id).orElseThrow();
        }));
    }
}
