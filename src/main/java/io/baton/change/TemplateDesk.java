package io.baton.change;

import static io.baton.change.ChangeTemplate.State.ACTIVE;
import static io.baton.change.ChangeTemplate.State.PROPOSED;
import static io.baton.change.ChangeTemplate.State.RETIRED;
import static io.baton.change.ChangeTemplate.State.SUSPENDED;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.deployment.Deployable;
import io.baton.people.Person;
import io.baton.platform.Refusal;
import io.baton.platform.Sha256;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The counter where standard changes are proposed, agreed to, used and retired. */
@Component
public class TemplateDesk {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{2,63}");

    private final ChangeTemplates templates;
    private final ChangeRules rules;
    private final AuditLedger ledger;
    private final Clock clock;

    TemplateDesk(ChangeTemplates templates, ChangeRules rules, AuditLedger ledger, Clock clock) {
        this.templates = templates;
        this.rules = rules;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @throws Refusal 422 naming what does not fit, 409 where the id is taken */
    @Transactional
    public ChangeTemplate propose(Person by, TemplateProposal proposal) {
        var proposed = proposal.by(by.id(), by.name(), clock.instant());
        if (!ID.matcher(proposed.id()).matches()) {
            throw Refusal.invalid(
                    "id", "must be 3 to 64 lower-case letters, digits and hyphens, such as std-intranet.");
        }
        rules.check(proposed.bring(
                new Deployable(proposed.service(), proposed.environment(), null, null, Set.of()), "PERSON"));
        try {
            templates.add(proposed);
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("template-known", "There is a standard change '" + proposed.id() + "' already.");
        }
        tell("CHANGE_TEMPLATE_PROPOSED", proposed.id(), proposed.because());
        return require(proposed.id());
    }

    /** @throws Refusal 403 for whoever proposed it, 409 where it does not wait for an agreement */
    @Transactional
    public ChangeTemplate agree(Person by, String id) {
        var template = require(id);
        if (template.proposedBy().equals(by.id())) {
            throw Refusal.forbidden("separation-of-duties", "You proposed it, so somebody else agrees to it.");
        }
        return turn(template, PROPOSED, ACTIVE, "Agreed to by " + by.name() + ".", by.id());
    }

    /** @throws Refusal 422 without a reason */
    @Transactional
    public ChangeTemplate retire(Person by, String id, @Nullable String reason) {
        var template = require(id);
        return turn(template, template.state(), RETIRED, said(reason), null);
    }

    /** Somebody looked at what failed, and it may be used again. */
    @Transactional
    public ChangeTemplate reinstate(Person by, String id, @Nullable String reason) {
        return turn(require(id), SUSPENDED, ACTIVE, said(reason), null);
    }

    /** A change made by it failed. */
    @Transactional
    void failed(String id, String changeKey) {
        if (templates.turn(id, ACTIVE, SUSPENDED, changeKey + " failed; somebody has to look at it first.", null)) {
            tell("CHANGE_TEMPLATE_SUSPENDED", id, changeKey);
        }
    }

    /**
     * What is done by a template to bring a version somewhere.
     *
     * @throws Refusal 409 where it may not be used, 422 where it is for something else
     */
    NewChange use(String id, Deployable what) {
        var template = templates
                .find(id)
                .filter(it -> it.state() == ACTIVE)
                .orElseThrow(() -> Refusal.conflict("template-closed", whyNot(id)));
        if (!template.service().equals(what.service())
                || !template.environment().equals(what.environment())) {
            throw Refusal.invalid(
                    "template",
                    "is for " + template.service() + " in " + template.environment() + ", not for " + what.service()
                            + " in " + what.environment() + ".");
        }
        return template.bring(what, "PIPELINE");
    }

    /**
     * The template by its id, for whoever raises a change by it.
     *
     * @throws Refusal 409 where it may not be used, 422 where there is none
     */
    ChangeTemplate usable(String id) {
        var template = templates
                .find(id)
                .orElseThrow(() -> Refusal.invalid(
                        "template", "There is no standard change '" + id + "'; see GET /api/change-templates."));
        if (template.state() != ACTIVE) {
            throw Refusal.conflict("template-closed", whyNot(id));
        }
        return template;
    }

    private String whyNot(String id) {
        return templates
                .find(id)
                .map(it -> "The standard change '" + id + "' is " + it.state() + ": " + it.because())
                .orElse("There is no standard change '" + id + "'.");
    }

    /** By which an open change for the same thing is found again, whichever run or job asks. */
    static String naturalKey(String template, Deployable what) {
        var which = what.digests().isEmpty()
                ? Objects.requireNonNullElse(what.commit(), String.valueOf(what.version()))
                : String.join(" ", new TreeSet<>(what.digests()));
        return Sha256.of(String.join("|", template, what.service(), what.environment(), which));
    }

    /** By their ids. */
    public List<ChangeTemplate> all() {
        return templates.all();
    }

    /** @throws Refusal 404 */
    public ChangeTemplate require(String id) {
        return templates.find(id).orElseThrow(() -> Refusal.notFound("Standard change " + id));
    }

    private ChangeTemplate turn(
            ChangeTemplate template,
            ChangeTemplate.State from,
            ChangeTemplate.State to,
            String because,
            @Nullable String agreedBy) {
        if (template.state() == to || !templates.turn(template.id(), from, to, because, agreedBy)) {
            throw Refusal.conflict(
                    "template-state", "The standard change '" + template.id() + "' is " + template.state() + ".");
        }
        tell("CHANGE_TEMPLATE_" + to, template.id(), because);
        return require(template.id());
    }

    private static String said(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > 2000) {
            throw Refusal.invalid("reason", "is required: say why, in up to 2000 characters.");
        }
        return reason.strip();
    }

    private void tell(String action, String id, String because) {
        ledger.append(AuditEvent.of(action, "change-template", id).because(because));
    }
}
