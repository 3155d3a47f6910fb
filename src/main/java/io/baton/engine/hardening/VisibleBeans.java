package io.baton.engine.hardening;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The beans that expressions may name: delegates and listeners of Baton, by their bean name, and nothing else of the
 * application. Looked up when asked for, so that no delegate is created earlier than the application wants it.
 */
class VisibleBeans extends AbstractMap<Object, Object> {

    private static final Set<Class<?>> KINDS = Set.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class);
    private static final String OURS = "io.baton.";

    private final ListableBeanFactory beans;

    VisibleBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        if (!(key instanceof String name) || !(name.endsWith("Delegate") || name.endsWith("Listener"))) {
            return false;
        }
        if (name.startsWith(BeanFactory.FACTORY_BEAN_PREFIX) || !beans.containsBean(name)) {
            return false;
        }
        var type = beans.getType(name, false);
        return type != null
                && type.getName().startsWith(OURS)
                && KINDS.stream().anyMatch(kind -> kind.isAssignableFrom(type));
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return containsKey(key) ? beans.getBean(String.valueOf(key)) : null;
    }

    /** The names, without creating a bean. */
    Set<String> names() {
        return KINDS.stream()
                .flatMap(kind -> Stream.of(beans.getBeanNamesForType(kind, true, false)))
                .filter(this::containsKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return names().stream()
                .map(name -> Map.<Object, Object>entry(name, beans.getBean(name)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        var sorted = names().toArray(String[]::new);
        Arrays.sort(sorted);
        return "VisibleBeans" + Arrays.toString(sorted);
    }
}
