package io.baton.engine.hardening;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** A class that hostile models name; it tells when anybody makes one of it. */
public class Planted implements JavaDelegate, ExecutionListener, TaskListener {

    public Planted() {
        System.setProperty("baton.attack.marker", "reached");
    }

    @Override
    public void execute(DelegateExecution execution) {}

    @Override
    public void notify(DelegateExecution execution) {}

    @Override
    public void notify(DelegateTask task) {}
}
