package io.baton.asset;

import io.baton.platform.http.Integration;
import io.baton.platform.http.IntegrationStatus;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says that assets are kept in Baton's own database, unless the settings name another register. */
@Configuration
@ConditionalOnProperty(name = "baton.asset.register.kind", havingValue = "built-in", matchIfMissing = true)
class BuiltInRegister {

    @Bean
    Integration assetIntegration() {
        return () -> IntegrationStatus.builtIn("asset", "Asset register");
    }
}
