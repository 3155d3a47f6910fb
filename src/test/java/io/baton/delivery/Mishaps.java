package io.baton.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.baton.StubSystem;
import io.baton.platform.http.CallFailed;
import io.baton.platform.http.CallFailed.Fate;

/** What every tool may do with an order, and what may be concluded from it; each is asked exactly once. */
public final class Mishaps {

    private Mishaps() {}

    public static void areTold(StubSystem stub, DeployTool tool, Order order, String trigger) {
        fails(stub.on(trigger, StubSystem.json(422, "{\"message\":\"no such ref\"}")), tool, order, Fate.REFUSED);
        fails(stub.on(trigger, StubSystem.json(404, "{}")), tool, order, Fate.REFUSED);
        fails(stub.on(trigger, StubSystem.json(429, "{}")), tool, order, Fate.NOT_SENT);
        fails(stub.on(trigger, StubSystem.json(502, "{}")), tool, order, Fate.UNSURE);
        fails(stub.on(trigger, StubSystem.silence()), tool, order, Fate.UNSURE);
    }

    public static void hangingIsUnsure(StubSystem stub, DeployTool tool, Order order, String trigger) {
        fails(stub.on(trigger, StubSystem.hanging()), tool, order, Fate.UNSURE);
    }

    private static void fails(StubSystem stub, DeployTool tool, Order order, Fate fate) {
        var before = stub.written().size();
        assertThatExceptionOfType(CallFailed.class)
                .isThrownBy(() -> tool.trigger(order))
                .satisfies(e -> assertThat(e.fate()).isEqualTo(fate));
        assertThat(stub.written()).hasSize(before + 1);
    }
}
