package io.baton.delivery;

import java.time.Duration;

/** What the parts of the hand-off have to agree on. */
final class DeliveryWords {

    /** Id of the model. */
    static final String PROCESS = "deployment-handoff";

    /** After what time something is told again that nobody waited for. */
    static final Duration TELL_AGAIN = Duration.ofSeconds(10);

    private DeliveryWords() {}
}
