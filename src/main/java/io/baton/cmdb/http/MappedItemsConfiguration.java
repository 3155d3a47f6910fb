package io.baton.cmdb.http;

import io.baton.cmdb.CmdbSourceSettings;
import io.baton.cmdb.OutsideInventory;
import io.baton.platform.http.Connector;
import io.baton.platform.http.OutboundHttp;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Takes configuration items from a system of no known make when the settings say so. */
@Configuration
@ConditionalOnProperty(name = "baton.cmdb.source.kind", havingValue = "http")
class MappedItemsConfiguration {

    @Bean
    Connector cmdbConnector(OutboundHttp http, CmdbSourceSettings settings) {
        return http.connector("cmdb", "The inventory", CmdbSourceSettings.PREFIX, settings.connector());
    }

    @Bean
    @Primary
    OutsideInventory cmdb(Connector cmdbConnector, CmdbSourceSettings settings) {
        return new OutsideInventory(new MappedItems(settings), cmdbConnector, "http");
    }
}
