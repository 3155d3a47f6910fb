/**
 * How models come in: read from the shipped folders and the process owners' directory, checked against the house rules,
 * deployed, and written to the ledger. The same check stands at every door, so a model drawn tomorrow passes it as well.
 */
@NullMarked
package io.baton.engine.models;

import org.jspecify.annotations.NullMarked;
