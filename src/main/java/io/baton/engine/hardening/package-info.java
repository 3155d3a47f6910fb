/** What keeps the engine from being turned against its owner: guarded expressions, no scripts, no anonymous command, few doors. */
@NullMarked
package io.baton.engine.hardening;

import org.jspecify.annotations.NullMarked;
