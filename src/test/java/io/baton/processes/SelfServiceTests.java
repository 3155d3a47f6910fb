package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class SelfServiceTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("self-service");

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Test
    @Capability("C2.5")
    void askThatAnArticleSolvedNeedsNobody() {
        var key = MODEL.taken(api.post("requester", "/api/kb/printer-jam/solved", Map.of("text", "paper jam")));

        assertThat(MODEL.state(key)).isEqualTo("CLOSED");
        assertThat(MODEL.passed(key)).contains("Task_CloseTicket", "EndEvent_RequestSolved");
        assertThat(MODEL.waitsAt(key)).isEmpty();
        assertThat(MODEL.isRunning(key)).isFalse();
    }
}
