package io.baton.engine.hardening;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.audit.AuditLedger;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EngineDoorConfiguration {

    /** Next behind sign-in, before anything of the engine sees the request. */
    private static final int BEHIND_SIGN_IN = SecurityProperties.DEFAULT_FILTER_ORDER + 10;

    @Bean
    FilterRegistrationBean<EngineDoorFilter> engineDoor(AuditLedger ledger, ObjectMapper json) {
        var filter = new EngineDoorFilter(new EngineDoor(EngineRoutes.load()), ledger, json);
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(BEHIND_SIGN_IN);
        registration.setAsyncSupported(true);
        return registration;
    }
}
