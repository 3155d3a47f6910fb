package io.baton.gate.token;

import io.baton.deployment.Run;
import org.jspecify.annotations.Nullable;

/**
 * What the identity provider of a CI system vouches for.
 *
 * @param issuer id of the configured issuer
 * @param projectId number of the repository or project
 * @param environment of the job, if it names one
 * @param workflow the file that defines the job, with its reference
 * @param tokenId of the identity token, so that it counts once
 */
record RunProof(
        String issuer,
        String projectId,
        @Nullable String environment,
        @Nullable String workflow,
        @Nullable String commit,
        Run run,
        String tokenId) {}
