package io.baton.engine;

import org.camunda.bpm.engine.impl.history.event.HistoryEvent;

/** Hears every history event of the engine, inside the engine's transaction and before its rows are written. */
interface HistoryListener {

    void on(HistoryEvent event);
}
