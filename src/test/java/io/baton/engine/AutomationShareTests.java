package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class AutomationShareTests {

    @Autowired
    private AutomationShare share;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Api api;

    @Autowired
    private EngineDriver engine;

    @Test
    @Capability("O4.7")
    void tellsPerProcessHowMuchNeedsNoPerson() {
        var ticket = (String)
                api.post("requester", "/api/intake", Map.of("text", "My printer is broken", "intent", "BROKEN"))
                        .getBody()
                        .get("key");
        engine.runJobs(ticket);

        share.measure();

        // Tables and delegates do all of it unless somebody triages by hand, which is a process of its own.
        assertThat(meters.get("baton.automation.share")
                        .tag("process", "triage")
                        .gauge()
                        .value())
                .isEqualTo(1.0);
        assertThat(share.shares()).allSatisfy(one -> assertThat(one.share()).isBetween(0.0, 1.0));
    }
}
