package io.baton.showback;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.platform.Etag;
import io.baton.platform.Refusal;
import io.baton.showback.CostCentreController.CostCentreView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds and changes cost centres, on the record. */
@Component
class CostCentreEditor {

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

    List<CostCentreView> all() {
        return costCentres.all().stream().map(this::view).toList();
    }

    CostCentreView view(CostCentre centre) {
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
    CostCentre require(String id) {
        return costCentres.find(id).orElseThrow(() -> Refusal.notFound("Cost centre " + id));
    }

    /** Adds a cost centre, or changes one that was read under the ETag {@code ifMatch}. */
    @Transactional
    CostCentre save(CostCentre wanted, @Nullable String ifMatch) {
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

    private void insert(CostCentre wanted) {
        try {
            costCentres.insert(wanted);
        } catch (DuplicateKeyException e) {
            throw Refusal.stale("Cost centre " + wanted.id());
        }
    }
}
