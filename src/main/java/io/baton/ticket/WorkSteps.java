package io.baton.ticket;

import io.baton.engine.KnownStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where people take work and do it; figures on work read at these steps when it was offered, taken and done. */
@Configuration(proxyBeanMethods = false)
public class WorkSteps {

    /** Work lies in its team's queue or with whoever was chosen, until somebody takes it. */
    public static final KnownStep ACCEPT = new KnownStep(
            "fulfilment-task", "Task_AcceptTask", "nobody would know how long work waits until it is taken");

    /** Somebody does the work. */
    public static final KnownStep WORK = new KnownStep(
            "fulfilment-task", "Task_WorkOnTask", "reopened work would not come back to whoever did it before");

    /** Somebody finds out what no table could tell. */
    static final KnownStep TRIAGE = new KnownStep(
            "manual-triage", "Task_TriageManually", "a category that is being looked at could be doubted twice");

    @Bean
    static KnownStep acceptingWork() {
        return ACCEPT;
    }

    @Bean
    static KnownStep doingWork() {
        return WORK;
    }

    @Bean
    static KnownStep manualTriage() {
        return TRIAGE;
    }
}
