/** Plain pages for those who run the place: people, teams, roles and tokens. */
@ApplicationModule(allowedDependencies = {"platform :: http", "catalog", "cmdb", "asset", "notification"})
@NullMarked
package io.baton.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
