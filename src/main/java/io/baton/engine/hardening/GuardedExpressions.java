package io.baton.engine.hardening;

import io.baton.platform.Refusal;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/**
 * Evaluates the expressions of models, tables and queries so that none of them is a way to run code: the guard is asked
 * before anything is resolved, beans come before variables (so no variable can pose as a delegate), and queries have
 * their own short list. Closes the expression hole of task queries in 7.24.0 on every path.
 */
class GuardedExpressions extends JuelExpressionManager {

    private static final int LONGEST = 4000;
    private static final int MOST_BRACKETS = 60;

    private final VisibleBeans visible;

    GuardedExpressions(VisibleBeans visible) {
        super(visible);
        this.visible = visible;
    }

    @Override
    public Expression createExpression(String text) {
        return new GuardedExpression(createValueExpression(text), this, text);
    }

    @Override
    public ValueExpression createValueExpression(String text) {
        if ((text.contains("${") || text.contains("#{")) && tooComplex(text)) {
            throw Refusal.malformed(
                    "expression-too-complex",
                    "An expression may have " + LONGEST + " characters and " + MOST_BRACKETS + " brackets at most.");
        }
        return super.createValueExpression(text);
    }

    private static boolean tooComplex(String text) {
        return text.length() > LONGEST
                || text.chars()
                                .filter(c -> c == '(' || c == '[' || c == '!' || c == '-' || c == '?')
                                .count()
                        > MOST_BRACKETS;
    }

    @Override
    protected ELResolver createElResolver() {
        var resolver = new CompositeELResolver();
        resolver.add(new ExpressionGuard());
        resolver.add(new ReadOnlyMapELResolver(visible));
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new ArrayELResolver());
        resolver.add(new ListELResolver());
        resolver.add(new MapELResolver());
        resolver.add(new BeanELResolver());
        return resolver;
    }
}
