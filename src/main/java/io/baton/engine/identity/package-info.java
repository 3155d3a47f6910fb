/** Baton's people, roles and teams as the engine's users and groups: to be read, never to be written. */
@NullMarked
package io.baton.engine.identity;

import org.jspecify.annotations.NullMarked;
