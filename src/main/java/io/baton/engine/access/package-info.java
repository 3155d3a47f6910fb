/** What each role may do in the engine, and the task lists everybody starts with; set right at every start. */
@NullMarked
package io.baton.engine.access;

import org.jspecify.annotations.NullMarked;
