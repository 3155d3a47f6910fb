/** A deployment system of no known make, told by signed messages. */
@NullMarked
package io.baton.delivery.webhook;

import org.jspecify.annotations.NullMarked;
