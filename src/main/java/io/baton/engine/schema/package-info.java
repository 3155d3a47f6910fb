/** Flyway owns the whole database schema, the engine's own tables included, so that nodes may start at once. */
@NullMarked
package io.baton.engine.schema;

import org.jspecify.annotations.NullMarked;
