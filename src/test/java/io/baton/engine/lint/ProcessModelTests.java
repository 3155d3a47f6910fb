package io.baton.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProcessModelTests {

    @Test
    @Capability({"T6.5", "W6.2"})
    void shippedModelsKeepEveryRule() {
        var findings = Shipped.lint().check(Shipped.models(), Deployed.NOTHING);

        assertThat(findings.stream().map(Finding::inWords).collect(Collectors.joining("\n")))
                .isEmpty();
    }
}
