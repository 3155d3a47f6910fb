package io.baton.ticket.approval;

import io.baton.engine.KnownStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where {@code approval.bpmn} asks people. */
@Configuration(proxyBeanMethods = false)
class ApprovalSteps {

    /** Tables of who is told know it as well. */
    static final KnownStep QUESTION = new KnownStep(
            "approval", "Task_ApproveRequest", "nobody would be told of an approval that waits for him or her");

    @Bean
    static KnownStep approvalQuestion() {
        return QUESTION;
    }
}
