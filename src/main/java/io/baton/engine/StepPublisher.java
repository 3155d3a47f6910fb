package io.baton.engine;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells all observers what a model did, in their order. Observers are looked up late: they may need the engine themselves. */
@Component
class StepPublisher {

    private final ObjectProvider<StepObserver> provider;
    private volatile List<StepObserver> observers = List.of();

    StepPublisher(ObjectProvider<StepObserver> provider) {
        this.provider = provider;
    }

    void instanceStarted(RunningStep step) {
        tell(o -> o.instanceStarted(step));
    }

    void entered(RunningStep step) {
        tell(o -> o.stepEntered(step));
    }

    void left(RunningStep step) {
        if (!step.isCancelled()) {
            tell(o -> o.stepLeft(step));
        }
    }

    void instanceEnded(RunningStep step) {
        tell(o -> o.instanceEnded(step));
    }

    void taskCreated(RunningTask task) {
        tell(o -> o.taskCreated(task));
    }

    void taskAssigned(RunningTask task) {
        tell(o -> o.taskAssigned(task));
    }

    void taskCompleting(RunningTask task) {
        tell(o -> o.taskCompleting(task));
    }

    void taskDropped(RunningTask task) {
        tell(o -> o.taskDropped(task));
    }

    void decisionMade(DecisionMade decision) {
        tell(o -> o.decisionMade(decision));
    }

    private void tell(Consumer<StepObserver> news) {
        if (observers.isEmpty()) {
            observers = provider.orderedStream().toList();
        }
        observers.forEach(news);
    }
}
