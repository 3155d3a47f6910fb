/** Templates for asks that are in no catalogue yet: good for a few times and a while, then a change has to add the item. */
@NullMarked
package io.baton.catalog.adhoc;

import org.jspecify.annotations.NullMarked;
