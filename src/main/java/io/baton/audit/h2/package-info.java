/** What the ledger needs of the H2 database: a trigger written in Java. */
@NullMarked
package io.baton.audit.h2;

import org.jspecify.annotations.NullMarked;
