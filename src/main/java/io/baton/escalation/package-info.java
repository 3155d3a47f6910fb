/**
 * Calls more people, rung by rung, when something does not move: the ladder of every kind of ticket, who was called and why, and what
 * was the cause.
 */
@ApplicationModule(allowedDependencies = {"journey", "platform :: report", "ticket :: approval", "ticket :: review"})
@NullMarked
package io.baton.escalation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
