/** What every module stands on: problem documents, ids, time, idempotent requests, paging. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.baton.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
