package io.baton.platform;

import jakarta.annotation.security.PermitAll;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what went wrong outside of a controller, such as in a filter. Says the status in words and nothing more. */
@Controller
class FailureController implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(FailureController.class);

    @PermitAll
    @RequestMapping("/error")
    Object answer(HttpServletRequest request) {
        return ProblemPages.answer(request, problem(request));
    }

    private static ProblemDetail problem(HttpServletRequest request) {
        // Without the attribute nothing went wrong: somebody opened the address itself.
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer value ? value : 404;
        var status = HttpStatus.resolve(code);
        if (status == null || status.is5xxServerError()) {
            var id = Ids.next();
            LOG.error("Error {} at {}", id, QuietRequests.address(request), (Throwable)
                    request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
            return ProblemPages.unforeseen(id);
        }
        return switch (status) {
            case FORBIDDEN -> Problems.of(status, "not-allowed", "You may not do this, or the page does not exist.");
            case NOT_FOUND -> Problems.of(status, "not-found", "There is nothing here.");
            case UNAUTHORIZED -> Problems.of(status, "not-signed-in", "Sign in first.");
            default -> Problems.of(status, "refused", status.getReasonPhrase() + ".");
        };
    }
}
