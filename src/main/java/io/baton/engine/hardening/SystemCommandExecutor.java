package io.baton.engine.hardening;

import io.baton.engine.SystemContext;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/** What the engine does by itself when it starts and stops, named as the system work that it is. */
class SystemCommandExecutor implements CommandExecutor {

    private final CommandExecutor commands;

    SystemCommandExecutor(CommandExecutor commands) {
        this.commands = commands;
    }

    @Override
    public <T> T execute(Command<T> command) {
        return SystemContext.call(() -> commands.execute(command));
    }
}
