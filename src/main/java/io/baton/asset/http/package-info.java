/** Assets kept in a system of no known make: paths and JSON pointers come from the settings. */
@NullMarked
package io.baton.asset.http;

import org.jspecify.annotations.NullMarked;
