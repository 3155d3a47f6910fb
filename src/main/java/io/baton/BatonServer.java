package io.baton;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Baton: portal, Tasklist, Cockpit, API and the process engine in one server. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(
        systemName = "Baton",
        sharedModules = {"platform", "audit", "people", "engine", "deployment", "ticket", "schedule"})
public class BatonServer {

    public static void main(String[] args) {
        SpringApplication.run(BatonServer.class, args);
    }
}
