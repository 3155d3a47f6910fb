package io.baton.engine.lint;

import io.baton.engine.KnownStep;
import io.baton.engine.NodeProperty;
import io.baton.engine.TableWords;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the Java modules offer to models beside the data dictionary.
 *
 * @param beans names of the delegates and listeners
 * @param properties extension properties of nodes
 * @param words what the columns of tables may name
 * @param steps the user tasks that must keep their ids
 */
public record Vocabulary(
        Set<String> beans,
        Collection<NodeProperty> properties,
        Collection<TableWords> words,
        Collection<KnownStep> steps) {

    public Vocabulary {
        beans = new TreeSet<>(beans);
    }
}
