/** Configuration items kept in a system of no known make: paths and JSON pointers come from the settings. */
@NullMarked
package io.baton.cmdb.http;

import org.jspecify.annotations.NullMarked;
