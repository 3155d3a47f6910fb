/** What people can do, how much of it, and when they are there. */
@NullMarked
package io.baton.people.staff;

import org.jspecify.annotations.NullMarked;
