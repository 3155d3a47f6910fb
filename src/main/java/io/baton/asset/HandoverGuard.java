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
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Refuses to hand over an asset that nobody registered, that somebody else has, or to somebody nobody knows. */
@Component
@Order(60)
class HandoverGuard implements StepObserver {

    static final String KIND = "HANDOVER";

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
        var asset = found(tag);
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

    private Optional<Asset> found(String tag) {
        try {
            return register.find(tag);
        } catch (CallFailed e) {
            // The person is told, and keeps the task; unlike a step, a person tries again when it suits.
            throw e.asRefusal();
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
