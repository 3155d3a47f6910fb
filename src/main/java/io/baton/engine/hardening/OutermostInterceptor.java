package io.baton.engine.hardening;

import io.baton.engine.SystemContext;
import io.baton.platform.Refusal;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Gives back what a guard said: the engine wraps whatever a listener throws, so a refusal would reach its callers as a
 * failure of the engine. Here it comes out as itself, and the doors are told what went wrong, so that they can answer
 * with the right status whatever the REST layer made of it.
 */
class OutermostInterceptor extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (SystemContext.isActive() && command instanceof AbstractQuery<?, ?> query) {
            // The limit protects against callers; the product's own lists are bounded by what they ask for.
            query.disableMaxResultsLimit();
        }
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            var refusal = Refusal.in(e);
            EngineFailure.remember(refusal == null ? e : refusal);
            if (refusal != null) {
                throw refusal;
            }
            throw e;
        }
    }
}
