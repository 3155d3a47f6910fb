package io.baton.asset;

import static io.baton.engine.ProcessVariables.ASSET_OWNER;
import static io.baton.engine.ProcessVariables.ASSET_STATUS;
import static io.baton.engine.ProcessVariables.ASSET_TAG;
import static io.baton.engine.ProcessVariables.TASK_KIND;

import io.baton.engine.ProcessVariable;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.people.Directory;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import io.baton.platform.http.CallFailed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Refuses to hand over an asset that nobody registered, that somebody else has, or to somebody nobody knows. */
@Component
@Order(60)
class HandoverGuard implements StepObserver {

    static final String KIND = "HANDOVER";

    private static final Logger LOG = LoggerFactory.getLogger(HandoverGuard.class);

    private final AssetRegister register;
    private final Directory directory;

    HandoverGuard(AssetRegister register, Directory directory) {
        this.register = register;
        this.directory = directory;
    }

    @Override
    public void taskCompleting(WorkItem task) {
        if (!KIND.equals(task.variable(TASK_KIND.name()))) {
            return;
        }
        var faults = new ArrayList<FieldError>();
        checkTag(value(task, ASSET_TAG), task.businessKey(), faults);
        checkOwner(value(task, ASSET_OWNER), faults);
        checkStatus(value(task, ASSET_STATUS), faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid("handover-impossible", faults);
        }
    }

    private void checkTag(@Nullable String tag, @Nullable String ticketKey, List<FieldError> faults) {
        if (tag == null) {
            return;
        }
        Optional<Asset> asset;
        try {
            asset = register.find(tag);
        } catch (CallFailed e) {
            // A register that is down holds nobody up: the step that writes to it asks again, and then calls a person.
            LOG.warn("The asset {} of {} goes unchecked: {}", tag, ticketKey, e.getMessage());
            return;
        }
        if (asset.isEmpty()) {
            faults.add(new FieldError(
                    ASSET_TAG.name(), "'" + tag + "' is not in the asset register; use the tag on the label."));
        } else if (!asset.get().isAvailableFor(ticketKey)) {
            var found = asset.get();
            faults.add(new FieldError(
                    ASSET_TAG.name(),
                    "'" + tag + "' is " + found.status() + (found.owner() == null ? "" : " with " + found.owner())
                            + "; choose an asset that is IN_STOCK, or have the register corrected first."));
        }
    }

    private void checkOwner(@Nullable String owner, List<FieldError> faults) {
        if (owner != null
                && directory.person(owner).isEmpty()
                && directory.team(owner).isEmpty()) {
            faults.add(new FieldError(ASSET_OWNER.name(), "must be the id of a person or a team."));
        }
    }

    private static void checkStatus(@Nullable String status, List<FieldError> faults) {
        if (status != null
                && Arrays.stream(AssetStatus.values()).noneMatch(s -> s.name().equals(status))) {
            faults.add(new FieldError(ASSET_STATUS.name(), "must be IN_STOCK, IN_USE, IN_REPAIR or RETIRED."));
        }
    }

    /** What the person sends along counts, else what an earlier step left. */
    private static @Nullable String value(WorkItem task, ProcessVariable<String> variable) {
        var submitted = task.submitted();
        var value = submitted.containsKey(variable.name())
                ? submitted.get(variable.name())
                : task.variable(variable.name());
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
