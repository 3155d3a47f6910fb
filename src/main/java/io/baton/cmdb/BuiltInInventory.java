package io.baton.cmdb;

import io.baton.platform.http.Integration;
import io.baton.platform.http.IntegrationStatus;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says that configuration items are kept in Baton's own database, unless the settings name another inventory. */
@Configuration
@ConditionalOnProperty(name = "baton.cmdb.source.kind", havingValue = "built-in", matchIfMissing = true)
class BuiltInInventory {

    @Bean
    Integration cmdbIntegration() {
        return () -> IntegrationStatus.builtIn("cmdb", "Inventory of configuration items");
    }
}
