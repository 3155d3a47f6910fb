package io.baton.engine;

/** Is told, in the transaction of the deployment, that a decision table has become live, whichever door it came through. */
public interface TableObserver {

    /**
     * @param decision id of the decision
     * @param version 1 for a table that was not there before
     */
    void tableDeployed(String decision, int version);
}
