package io.baton.asset.http;

import io.baton.asset.AssetRegisterSettings;
import io.baton.asset.OutsideChanges;
import io.baton.asset.OutsideRegister;
import io.baton.platform.http.Connector;
import io.baton.platform.http.OutboundHttp;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Keeps assets in a system of no known make when the settings say so. */
@Configuration
@ConditionalOnProperty(name = "baton.asset.register.kind", havingValue = "http")
class MappedAssetsConfiguration {

    @Bean
    Connector assetConnector(OutboundHttp http, AssetRegisterSettings settings) {
        return http.connector("asset", "The asset register", AssetRegisterSettings.PREFIX, settings.connector());
    }

    @Bean
    @Primary
    OutsideRegister assetRegister(Connector assetConnector, AssetRegisterSettings settings, OutsideChanges changes) {
        return new OutsideRegister(new MappedAssets(settings), assetConnector, changes, "http");
    }
}
