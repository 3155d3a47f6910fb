/** A deployment tool that does nothing, to try the flow without a network. */
@NullMarked
package io.baton.delivery.stub;

import org.jspecify.annotations.NullMarked;
