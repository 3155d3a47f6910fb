package io.baton.gate;

import io.baton.platform.Refusal;
import io.baton.platform.RefusalAnswered;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Every door of the gate refuses in the same way: closed, in a header too, and 503 where the database does not answer. */
@RestControllerAdvice(basePackageClasses = GateRefusals.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class GateRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(GateRefusals.class);

    @ExceptionHandler
    ResponseEntity<?> refused(Refusal refusal, HttpServletRequest request) {
        RefusalAnswered.tell(request, refusal);
        return GateAnswers.refused(refusal);
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<?> undecided(RuntimeException thrown) {
        if (thrown instanceof OptimisticLockingFailureException) {
            return GateAnswers.refused(Refusal.stale("The record"));
        }
        LOG.warn("The gate stays closed: the database did not do what it was asked", thrown);
        return GateAnswers.refused(Gate.undecided());
    }
}
