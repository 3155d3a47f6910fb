package io.baton.ticket;

import io.baton.engine.NodeProperty;
import io.baton.engine.RestingTimers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The properties by which a model moves tickets and fulfilment tasks, and remembers who did a step. */
@Configuration(proxyBeanMethods = false)
public class StateProperties {

    /** Name of the property that says which variable holds the decision of a step. */
    public static final String DECIDES = "decides";

    /** Name of the property that says that a task may be completed while the ticket rests. */
    public static final String EVEN_ON_HOLD = "evenOnHold";

    /** Name of the property that says which escalations end with a task. */
    public static final String ENDS_ESCALATION = "endsEscalation";

    private static final List<String> TASK_STATES =
            Arrays.stream(TicketState.values()).map(Enum::name).toList();
    private static final List<String> TICKET_STATES =
            Stream.concat(TASK_STATES.stream(), Stream.of("PREVIOUS")).toList();

    @Bean
    public static NodeProperty ticketState() {
        return new NodeProperty(
                "ticketState",
                TICKET_STATES,
                "State of the ticket from the moment this step is reached; PREVIOUS is the one before it was put on hold.");
    }

    @Bean
    public static NodeProperty ticketStateOnLeave() {
        return new NodeProperty(
                "ticketStateOnLeave", TICKET_STATES, "State of the ticket from the moment this step is done.");
    }

    @Bean
    public static NodeProperty taskState() {
        return new NodeProperty(
                "taskState", TASK_STATES, "State of the fulfilment task from the moment this step is reached.");
    }

    @Bean
    public static NodeProperty taskStateOnLeave() {
        return new NodeProperty(
                "taskStateOnLeave", TASK_STATES, "State of the fulfilment task from the moment this step is done.");
    }

    @Bean
    public static NodeProperty remember() {
        return new NodeProperty("remember", List.of(), "Variable that keeps who completed this step.");
    }

    @Bean
    public static NodeProperty evenOnHold() {
        return new NodeProperty(
                EVEN_ON_HOLD,
                List.of("true"),
                "This task may be completed while the ticket is on hold, because it is no work on the ticket.");
    }

    @Bean
    public static NodeProperty endsEscalation() {
        return new NodeProperty(
                ENDS_ESCALATION,
                List.of(
                        "ACCEPT",
                        "STUCK",
                        "DUE",
                        "STUCK,DUE",
                        "ACKNOWLEDGE",
                        "NOBODY_AVAILABLE",
                        "ACCEPT,NOBODY_AVAILABLE",
                        "STUCK,DUE,NOBODY_AVAILABLE"),
                "Escalations of this trigger end when somebody does this task, or when it goes away; NOBODY_AVAILABLE as"
                        + " soon as somebody has it.");
    }

    @Bean
    public static NodeProperty restsOnHold() {
        return new NodeProperty(
                RestingTimers.PROPERTY,
                List.of(),
                "Variable that names the calendar by which this timer waits; it rests while the ticket is on hold.");
    }

    @Bean
    public static NodeProperty decides() {
        return new NodeProperty(
                DECIDES,
                List.of(),
                "Variable that holds what the person decides at this step; required-reasons.dmn looks at it.");
    }

    @Bean
    public static NodeProperty reason() {
        return new NodeProperty(
                "reason", List.of(), "Variable that says why the state changes; the timeline and the message tell it.");
    }
}
