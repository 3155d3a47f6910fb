package io.baton.asset.snipeit;

import io.baton.asset.AssetRegisterSettings;
import io.baton.asset.OutsideChanges;
import io.baton.asset.OutsideRegister;
import io.baton.asset.OutsideSeats;
import io.baton.platform.http.Connector;
import io.baton.platform.http.OutboundHttp;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Keeps assets and licence seats in Snipe-IT when the settings say so. */
@Configuration
@ConditionalOnProperty(name = "baton.asset.register.kind", havingValue = "snipe-it")
class SnipeItConfiguration {

    @Bean
    Connector assetConnector(OutboundHttp http, AssetRegisterSettings settings) {
        return http.connector("asset", "Snipe-IT", AssetRegisterSettings.PREFIX, settings.connector());
    }

    @Bean
    @Primary
    OutsideRegister assetRegister(Connector assetConnector, AssetRegisterSettings settings, OutsideChanges changes) {
        return new OutsideRegister(new SnipeItAssets(settings), assetConnector, changes, "snipe-it");
    }

    @Bean
    OutsideSeats outsideSeats(Connector assetConnector) {
        return new SnipeItSeats(assetConnector);
    }
}
