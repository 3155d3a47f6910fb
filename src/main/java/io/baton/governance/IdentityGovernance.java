package io.baton.governance;

import io.baton.platform.Json;
import io.baton.platform.http.Answer;
import io.baton.platform.http.Call;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Integration;
import io.baton.platform.http.IntegrationStatus;
import io.baton.platform.http.OutboundHttp;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The way to the identity system, which keeps the proof of who approved a right. */
@Component
class IdentityGovernance implements Integration, DisposableBean {

    private static final String PURPOSE = "Attestation of approvals";

    private final @Nullable Connector connector;
    private final GovernanceSettings settings;
    private final Json json;

    IdentityGovernance(OutboundHttp http, GovernanceSettings settings, Json json) {
        this.settings = settings;
        this.json = json;
        this.connector = settings.isAttesting()
                ? http.connector(
                        "attestation",
                        "The identity system",
                        "baton.governance.attestation",
                        Objects.requireNonNull(settings.attestation()))
                : null;
    }

    boolean isConfigured() {
        return connector != null;
    }

    /**
     * Has a document attested; the same key gives the same attestation, however often it is sent.
     *
     * @return what the identity system knows it by
     * @throws io.baton.platform.http.CallFailed when it is away, refuses, or names no attestation
     */
    String attest(String onceKey, Map<String, Object> document) {
        var conversation = Objects.requireNonNull(connector).converse();
        var answer = conversation.call(Call.send("POST", json.write(document), settings.attestationPath())
                .once(onceKey));
        return Answer.text(answer.json(), "/attestationId")
                .or(() -> Answer.text(answer.json(), "/id"))
                .filter(id -> !id.isBlank() && id.length() <= 200)
                .orElseThrow(() -> conversation.failure("answered without the id of an attestation"));
    }

    @Override
    public IntegrationStatus status() {
        return connector == null
                ? IntegrationStatus.off("attestation", PURPOSE)
                : connector.status(PURPOSE, "identity-governance");
    }

    @Override
    public void probe() {
        if (connector != null) {
            connector.probe().call(Call.get(settings.attestationProbePath()));
        }
    }

    @Override
    public void destroy() {
        if (connector != null) {
            connector.close();
        }
    }
}
