/** Assets and licence seats kept in Snipe-IT. */
@NullMarked
package io.baton.asset.snipeit;

import org.jspecify.annotations.NullMarked;
