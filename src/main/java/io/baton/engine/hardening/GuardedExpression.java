package io.baton.engine.hardening;

import io.baton.platform.Refusal;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;

/**
 * An expression that knows where it came from: the engine evaluates an expression without a scope only on behalf of a
 * query, so one without a scope must be on the short list of {@link QueryExpressions}.
 */
class GuardedExpression extends JuelExpression {

    GuardedExpression(ValueExpression expression, JuelExpressionManager manager, String text) {
        super(expression, manager, text);
    }

    @Override
    public Object getValue(@Nullable VariableScope scope, @Nullable BaseDelegateExecution contextExecution) {
        if (scope == null && !QueryExpressions.allow(getExpressionText())) {
            throw Refusal.malformed(
                    "query-expression-refused",
                    "A query may only use ${currentUser()}, ${currentUserGroups()}, ${now()} and ${dateTime()} with"
                            + " plus/minus steps.");
        }
        return super.getValue(scope, contextExecution);
    }
}
