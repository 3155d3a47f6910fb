package io.baton.engine;

import java.util.Set;
import java.util.function.Supplier;

/**
 * The words that a column of a decision table may use, known by the module whose things they name. Modules declare
 * theirs as beans; the model lint refuses a row with another one. While nothing is known yet, nothing is refused.
 *
 * @param table id of the decision
 * @param column name of the output, or expression of the input
 * @param what what a word names, such as "catalogue item"
 */
public record TableWords(String table, String column, String what, Supplier<Set<String>> known) {}
