package io.baton.delivery.webhook;

import static io.baton.StubSystem.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.baton.StubSystem;
import io.baton.delivery.DeployTool;
import io.baton.delivery.Mishaps;
import io.baton.delivery.Orders;
import io.baton.platform.Refusal;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Connectors;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a deployment system of no known make gets to see. */
class WebhookTests {

    private static final String TRIGGER = "POST /hooks/deploy";

    private final StubSystem hook = new StubSystem();
    private final Connector connector = Connectors.impatient("deploy-webhook", "The deployment webhook", hook.url());
    private final DeployTool tool = new Webhook(connector, null);

    @AfterEach
    void close() {
        connector.close();
        hook.close();
    }

    @Test
    void everyMessageIsSignedAndSaysWhatItIs() throws Exception {
        hook.on(TRIGGER, reply(202, "text/plain", "taken"));

        tool.cancel(Orders.of("/hooks/deploy"), tool.trigger(Orders.of("/hooks/deploy")));

        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("target-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(hook.written())
                .hasSize(2)
                .allSatisfy(asked -> assertThat(asked.header("X-Baton-Signature"))
                        .isEqualTo("sha256="
                                + HexFormat.of()
                                        .formatHex(mac.doFinal(asked.body().getBytes(StandardCharsets.UTF_8)))));
        assertThat(hook.written().get(0).body())
                .contains("\"event\":\"deploy\"", "\"dispatchId\":\"" + Orders.ID + "\"", Orders.COMMIT)
                .doesNotContain("target-secret");
        assertThat(hook.written().get(0).header("Idempotency-Key")).isEqualTo(Orders.ID + ":deploy");
        assertThat(hook.written().get(1).body()).contains("\"event\":\"cancel\"");
    }

    @Test
    void whatGoesWrongSaysWhetherItMayHaveBeenHeard() {
        Mishaps.areTold(hook, tool, Orders.of("/hooks/deploy"), TRIGGER);
    }

    @Test
    void anAnswerThatDoesNotComeLeavesItOpenForGood() {
        Mishaps.hangingIsUnsure(hook, tool, Orders.of("/hooks/deploy"), TRIGGER);
        assertThat(tool.canBeAsked()).isFalse();
    }

    @Test
    void whatIsNoPathIsRefused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> tool.check(Orders.target("https://elsewhere.example.org/hook")))
                .satisfies(e -> assertThat(e.errors().get(0).field()).isEqualTo("job"));
        tool.check(Orders.target("/hooks/deploy"));
        assertThat(hook.asked()).isEmpty();
    }
}
