package io.baton.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;

/**
 * Variables that the running command has changed so far. The engine logs that somebody set variables only after it did
 * so, and without saying which.
 */
final class VariableChanges implements CommandContextListener {

    private static final ThreadLocal<VariableChanges> CURRENT = new ThreadLocal<>();

    private final Map<String, HistoricVariableUpdateEventEntity> changes = new LinkedHashMap<>();

    private VariableChanges() {}

    static void remember(HistoricVariableUpdateEventEntity change) {
        var changes = CURRENT.get();
        if (changes == null) {
            changes = new VariableChanges();
            CURRENT.set(changes);
            Context.getCommandContext().registerCommandContextListener(changes);
        }
        changes.changes.put(change.getVariableInstanceId(), change);
    }

    /** The changes, which are then forgotten. */
    static List<HistoricVariableUpdateEventEntity> take() {
        var changes = CURRENT.get();
        if (changes == null) {
            return List.of();
        }
        var taken = List.copyOf(changes.changes.values());
        changes.changes.clear();
        return taken;
    }

    @Override
    public void onCommandContextClose(CommandContext commandContext) {
        CURRENT.remove();
    }

    @Override
    public void onCommandFailed(CommandContext commandContext, Throwable failure) {
        CURRENT.remove();
    }
}
