package io.baton.cmdb.itop;

import io.baton.cmdb.CmdbSourceSettings;
import io.baton.cmdb.OutsideInventory;
import io.baton.platform.http.Connector;
import io.baton.platform.http.OutboundHttp;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Takes configuration items from iTop when the settings say so. */
@Configuration
@ConditionalOnProperty(name = "baton.cmdb.source.kind", havingValue = "itop")
class ItopConfiguration {

    @Bean
    Connector cmdbConnector(OutboundHttp http, CmdbSourceSettings settings) {
        return http.connector("cmdb", "iTop", CmdbSourceSettings.PREFIX, settings.connector());
    }

    @Bean
    @Primary
    OutsideInventory cmdb(Connector cmdbConnector, CmdbSourceSettings settings) {
        return new OutsideInventory(new ItopItems(settings), cmdbConnector, "itop");
    }
}
