/** Plain pages for those who run the place: people, teams, roles and tokens, and the links to outside systems. */
@ApplicationModule(
        allowedDependencies = {
            "platform :: http",
            "ticket :: repair",
            "catalog",
            "cmdb",
            "asset",
            "notification",
            "showback",
            "sandbox"
        })
@NullMarked
package io.baton.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
