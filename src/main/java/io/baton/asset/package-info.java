/** Things and licences the organisation owns: who has them, where they are and in which condition. */
@ApplicationModule(allowedDependencies = {"platform :: http", "platform :: report"})
@NullMarked
package io.baton.asset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
