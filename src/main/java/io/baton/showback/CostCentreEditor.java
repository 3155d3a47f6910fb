package io.baton.showback;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.platform.Etag;
import io.baton.platform.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds and changes cost centres, on the record. */
@Component
public class CostCentreEditor {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final int LONGEST_TITLE = 120;
    private static final BigDecimal LARGEST = new BigDecimal("999999999999.99");

    private final CostCentres costCentres;
    private final CostDesk desk;
    private final Directory directory;
    private final AuditLedger ledger;
    private final ShowbackSettings settings;

    CostCentreEditor(
            CostCentres costCentres,
            CostDesk desk,
            Directory directory,
            AuditLedger ledger,
            ShowbackSettings settings) {
        this.costCentres = costCentres;
        this.desk = desk;
        this.directory = directory;
        this.ledger = ledger;
        this.settings = settings;
    }

    /** Every cost centre by its id. */
    public List<CostCentreView> all() {
        return costCentres.all().stream().map(this::view).toList();
    }

    /** A cost centre with what is left of its budget at this moment. */
    public CostCentreView view(CostCentre centre) {
        return new CostCentreView(
                centre.id(),
                centre.title(),
                centre.owner(),
                centre.budget(),
                centre.period(),
                desk.modeOf(centre),
                centre.budget() == null ? null : desk.left(centre, ""),
                settings.currency());
    }

    /** @throws Refusal 404 */
    public CostCentre require(String id) {
        return costCentres.find(id).orElseThrow(() -> Refusal.notFound("Cost centre " + id));
    }

    /**
     * Adds a cost centre, or changes one that was read under the ETag {@code ifMatch}.
     *
     * @throws Refusal 422 naming the field that is wrong, 412 or 428 when somebody else has added or changed it
     */
    @Transactional
    public CostCentre save(CostCentre wanted, @Nullable String ifMatch) {
        requireSound(wanted);
        var owner = wanted.owner();
        if (owner != null && directory.person(owner).filter(Person::enabled).isEmpty()) {
            throw Refusal.invalid("owner", "must be the id of somebody in the directory.");
        }
        var known = costCentres.lock(wanted.id());
        if (known.isPresent()) {
            Etag.requireMatch(ifMatch, known.get().version(), "Cost centre " + wanted.id());
            costCentres.update(wanted);
        } else {
            insert(wanted);
        }
        ledger.append(AuditEvent.of("COST_CENTRE_SAVED", "cost-centre", wanted.id())
                .asPrivileged()
                .with("owner", owner)
                .with("budget", wanted.budget() == null ? null : wanted.budget().toPlainString())
                .with("period", wanted.period().name())
                .with("mode", wanted.mode() == null ? null : wanted.mode().name()));
        return require(wanted.id());
    }

    private static void requireSound(CostCentre wanted) {
        if (!ID.matcher(wanted.id()).matches() || wanted.id().equals(CostCentre.NONE)) {
            throw Refusal.invalid(
                    "id", "must be up to 40 letters, digits, dots, underscores and dashes, and not 'none'.");
        }
        if (wanted.title().isBlank() || wanted.title().length() > LONGEST_TITLE) {
            throw Refusal.invalid("title", "is required, with at most " + LONGEST_TITLE + " characters.");
        }
        var budget = wanted.budget();
        if (budget != null
                && (budget.signum() < 0 || budget.stripTrailingZeros().scale() > 2 || budget.compareTo(LARGEST) > 0)) {
            throw Refusal.invalid("budget", "must be an amount such as 60000.00, or nothing where none is set.");
        }
    }

    private void insert(CostCentre wanted) {
        try {
            costCentres.insert(wanted);
        } catch (DuplicateKeyException e) {
            throw Refusal.stale("Cost centre " + wanted.id());
        }
    }
}
