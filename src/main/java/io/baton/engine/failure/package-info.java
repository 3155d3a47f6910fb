/** What becomes of automatic steps that fail: counted, told, and at last skipped, repeated or ended as people decide. */
@NullMarked
package io.baton.engine.failure;

import org.jspecify.annotations.NullMarked;
