/**
 * The mathematics of the ledger: canonical text, hash tree, signed checkpoints, and the verifier that needs neither the
 * server nor a framework to run.
 */
@NullMarked
package io.baton.audit.proof;

import org.jspecify.annotations.NullMarked;
