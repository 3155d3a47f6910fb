/** What is known about common problems, found by the words of whoever asks, so that the same question is solved once. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.baton.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
