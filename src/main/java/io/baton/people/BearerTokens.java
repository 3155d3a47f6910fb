package io.baton.people;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Bearer tokens that another module gives out, such as those of pipelines. Whoever shows one acts as the token's owner. */
public interface BearerTokens {

    /**
     * What was sent.
     *
     * @param address of the client
     * @param method and {@code path} of the request it came with
     */
    record Sent(String token, String address, String method, String path) {}

    /**
     * What it proves.
     *
     * @param owner id of the service account
     * @param scopes what it is limited to, as {@code <area>:<read|write>}
     * @param details what the module that gave it out finds again as the details of the authentication
     */
    record Proven(String owner, Instant since, Set<String> scopes, Object details) {}

    /** Whether it looks like one of these; then nobody else is asked. */
    boolean areLike(String token);

    /**
     * Looks at the token anew with each request.
     *
     * @return empty where it is wrong, expired, revoked or not meant for this
     * @throws io.baton.platform.Refusal 503 where that cannot be found out now
     */
    Optional<Proven> present(Sent sent);
}
