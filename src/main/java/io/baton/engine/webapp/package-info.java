/** The engine's web apps (Tasklist, Cockpit, Admin) behind Baton's own sign-in. */
@NullMarked
package io.baton.engine.webapp;

import org.jspecify.annotations.NullMarked;
