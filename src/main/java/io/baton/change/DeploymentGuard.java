package io.baton.change;

import io.baton.engine.GoLiveGuard;
import io.baton.platform.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Lets people put models, tables and forms live by an approved change only. Which one it is says the name of the deployment or,
 * without one, the digests of its files. Where no change is demanded, what belongs to one is held to it all the same.
 */
@Component
class DeploymentGuard implements GoLiveGuard {

    private static final Pattern KEY = Pattern.compile("CHG-\\d{4}-\\d{6,}");

    private final ChangeBook book;
    private final GoLiveDesk desk;
    private final ChangeSettings settings;

    DeploymentGuard(ChangeBook book, GoLiveDesk desk, ChangeSettings settings) {
        this.book = book;
        this.desk = desk;
        this.settings = settings;
    }

    @Override
    public void goingLive(GoingLive what) {
        var change = named(what).or(() -> byDigests(what));
        if (change.isPresent()) {
            desk.admit(what, change.get().key());
        } else if (settings.modelsNeedChange()) {
            throw Refusal.forbidden(
                    GoLiveDesk.RULE,
                    "Models go live by an approved change of the category workflow-model. Raise one, and put its key into"
                            + " the name of the deployment, such as CHG-2026-000012.");
        }
    }

    private Optional<Change> named(GoingLive what) {
        var key = KEY.matcher(what.name() == null ? "" : what.name());
        if (!key.find()) {
            return Optional.empty();
        }
        var change = book.find(key.group()).filter(Change::isAboutModels);
        if (change.isEmpty()) {
            throw Refusal.forbidden(GoLiveDesk.RULE, key.group() + " is no change of the category workflow-model.");
        }
        return change;
    }

    private Optional<Change> byDigests(GoingLive what) {
        return book.openAboutModels().stream()
                .filter(change ->
                        what.digests().values().stream().anyMatch(change.what().digests()::contains))
                .findFirst();
    }

    @Override
    public void live(String deploymentId, List<LiveModel> models) {
        desk.live(deploymentId, models);
    }
}
