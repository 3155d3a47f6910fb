package io.baton.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is asked, in the transaction of a deployment and whichever door it came through, before models of somebody become live. What the
 * server itself deploys at start is a release of its own and not asked about.
 */
public interface GoLiveGuard {

    /**
     * Files on their way in.
     *
     * @param name as whoever deploys called it
     * @param digests of its files by their names, each as {@code sha256:} and 64 hexadecimal digits
     */
    record GoingLive(String deploymentId, @Nullable String name, Map<String, String> digests) {}

    /**
     * A model, table or form that is live.
     *
     * @param version 1 for one that was not there before
     */
    record LiveModel(String id, int version, String file) {}

    /** @throws io.baton.platform.Refusal when they may not; nothing is deployed then */
    void goingLive(GoingLive what);

    /** They are in; a refusal would still keep them out. */
    void live(String deploymentId, List<LiveModel> models);
}
