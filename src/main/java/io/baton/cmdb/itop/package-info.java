/** Configuration items kept in iTop. */
@NullMarked
package io.baton.cmdb.itop;

import org.jspecify.annotations.NullMarked;
