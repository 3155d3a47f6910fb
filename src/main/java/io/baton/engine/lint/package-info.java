/**
 * The house rules for models, as small classes of one rule family each. They need neither engine nor database, so tests,
 * the start of the server and every deployment ask the same rules.
 */
@NullMarked
package io.baton.engine.lint;

import org.jspecify.annotations.NullMarked;
