/** Signed receipts of grants, which anybody can verify without asking this server. */
@NullMarked
package io.baton.gate.receipt;

import org.jspecify.annotations.NullMarked;
