/** Jobs of Jenkins. */
@NullMarked
package io.baton.delivery.jenkins;

import org.jspecify.annotations.NullMarked;
