package io.baton.gate.token;

import java.io.Serial;
import java.io.Serializable;

/** What a pipeline showed with the request that is being served; kept as the details of its authentication. */
record PipelineCredential(String tokenId) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    PipelineCredential(PipelineToken token) {
        this(token.id());
    }
}
