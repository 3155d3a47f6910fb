/** The only way out of this server over HTTP: bounded, checked, and with a failure that can be told in words. */
@NamedInterface("http")
@NullMarked
package io.baton.platform.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
