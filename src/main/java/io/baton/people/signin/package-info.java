/** How somebody signs in, and what every request is checked for before it reaches a page, the API or the engine. */
@NullMarked
package io.baton.people.signin;

import org.jspecify.annotations.NullMarked;
