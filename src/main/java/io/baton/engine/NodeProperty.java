package io.baton.engine;

import java.util.List;

/**
 * An extension property that a process owner may put on a node of a model, such as {@code ticketState}. Modules declare
 * theirs as beans; the model lint checks what models write, and Modeler offers it as a list.
 *
 * @param name as the model writes it
 * @param values the legal values; empty when the value is the name of a process variable
 * @param meaning one sentence for process owners
 */
public record NodeProperty(String name, List<String> values, String meaning) {

    public NodeProperty {
        values = List.copyOf(values);
    }
}
