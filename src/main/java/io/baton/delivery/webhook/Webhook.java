package io.baton.delivery.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.delivery.DeployTool;
import io.baton.delivery.Order;
import io.baton.delivery.Target;
import io.baton.platform.Refusal;
import io.baton.platform.http.Call;
import io.baton.platform.http.Connector;
import io.baton.platform.http.IntegrationStatus;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A system of no known make: it is told in a signed message what to deploy, and reports how that ended. It cannot be asked, so an
 * order whose answer was lost is never sent again.
 */
class Webhook implements DeployTool {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATH = Pattern.compile("(/[\\w.~-]+)+/?");

    private final Connector connector;
    private final @Nullable String secret;

    Webhook(Connector connector, @Nullable String secret) {
        this.connector = connector;
        this.secret = secret;
    }

    @Override
    public void check(Target target) {
        if (!PATH.matcher(target.job()).matches() || target.job().contains("/..")) {
            throw Refusal.invalid("job", "must be a path such as /hooks/deploy.");
        }
        if (isBlank(target.secret()) && isBlank(secret)) {
            throw Refusal.invalid("secret", "is required: the messages are signed with it.");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    @Override
    public Running trigger(Order order) {
        send("deploy", order);
        return new Running(order.id(), null);
    }

    @Override
    public boolean canBeAsked() {
        return false;
    }

    @Override
    public Optional<Running> find(Order order, Instant since) {
        return Optional.empty();
    }

    @Override
    public Seen poll(Order order, Running running) {
        return new Seen(Stage.RUNNING, running, null);
    }

    @Override
    public void cancel(Order order, Running running) {
        send("cancel", order);
    }

    private void send(String event, Order order) {
        var what = order.what();
        var body = JSON.createObjectNode()
                .put("event", event)
                .put("dispatchId", order.id())
                .put("change", order.changeKey())
                .put("service", what.service())
                .put("environment", what.environment())
                .put("version", what.version())
                .put("commit", what.commit());
        body.set("parameters", JSON.valueToTree(order.parameters()));
        var text = body.toString();
        connector
                .converse()
                .call(Call.send("POST", text, order.job())
                        .once(order.id() + ":" + event)
                        .header("X-Baton-Signature", "sha256=" + signature(text, order))
                        .orEmpty());
    }

    private String signature(String text, Order order) {
        var key = isBlank(order.secret()) ? secret : order.secret();
        if (key == null || key.isBlank()) {
            throw Refusal.invalid("secret", "is required: the messages are signed with it.");
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public IntegrationStatus status() {
        return connector.status("Deployments", "webhook");
    }
}
