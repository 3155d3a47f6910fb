package io.baton.deployment;

/** What came of a deployment. */
public enum Outcome {
    SUCCEEDED,
    FAILED,
    ROLLED_BACK,
    CANCELLED
}
