package io.baton.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The one history handler the starter accepts; it passes each event on to every {@link HistoryListener}. */
@Component
class EngineHistory implements HistoryEventHandler {

    private final ObjectProvider<HistoryListener> listeners;

    EngineHistory(ObjectProvider<HistoryListener> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        listeners.orderedStream().forEach(listener -> listener.on(event));
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }
}
