package io.baton.platform;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.baton.platform.http.CallFailed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * Turns whatever goes wrong in a controller into a problem document, or into a page in plain words when a page was
 * asked for. What the product did not foresee is a 500 that says no more than the id under which it was logged.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(Exception.class)
    Object answer(Exception thrown, HttpServletRequest request) {
        return ProblemPages.answer(request, problem(thrown, request));
    }

    /** Whoever asked went away in the middle of the answer; there is nobody left to tell. */
    @ExceptionHandler(ClientAbortException.class)
    @ResponseBody
    void unanswered() {}

    private static ProblemDetail problem(Exception thrown, HttpServletRequest request) {
        var refusal = Refusal.in(thrown);
        if (refusal != null) {
            RefusalAnswered.tell(request, refusal);
            return Problems.of(refusal);
        }
        var known = known(thrown);
        return known != null ? known : unforeseen(thrown, request);
    }

    private static @Nullable ProblemDetail known(Exception thrown) {
        if (thrown instanceof HttpMessageNotReadableException e) {
            return unreadable(e);
        }
        if (thrown instanceof MethodArgumentNotValidException e) {
            return Problems.of(Refusal.invalid(e.getBindingResult().getFieldErrors().stream()
                    .map(ProblemAdvice::field)
                    .toList()));
        }
        if (thrown instanceof ConstraintViolationException e) {
            return Problems.of(Refusal.invalid(e.getConstraintViolations().stream()
                    .map(v -> new Refusal.FieldError(String.valueOf(v.getPropertyPath()), v.getMessage() + "."))
                    .toList()));
        }
        if (thrown instanceof HandlerMethodValidationException e) {
            return Problems.of(Refusal.invalid(parameters(e)));
        }
        if (thrown instanceof MethodArgumentTypeMismatchException e) {
            return Problems.of(
                    HttpStatus.BAD_REQUEST, "wrong-type", "The parameter '" + e.getName() + "' has the wrong type.");
        }
        var call = cause(thrown, CallFailed.class);
        if (call != null) {
            return Problems.of(call.asRefusal());
        }
        if (thrown instanceof OptimisticLockingFailureException) {
            return Problems.of(Refusal.stale("The record"));
        }
        if (thrown instanceof AccessDeniedException) {
            return Problems.of(HttpStatus.FORBIDDEN, "not-allowed", "Your roles do not allow this.");
        }
        if (thrown instanceof MaxUploadSizeExceededException) {
            return Problems.of(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", "The upload is larger than allowed.");
        }
        if (thrown instanceof MultipartException) {
            return Problems.of(
                    HttpStatus.BAD_REQUEST, "malformed", "Send the file as one part of a multipart/form-data body.");
        }
        return thrown instanceof ErrorResponse e ? ofSpring(e) : null;
    }

    private static Refusal.FieldError field(FieldError error) {
        return new Refusal.FieldError(error.getField(), error.getDefaultMessage() + ".");
    }

    private static List<Refusal.FieldError> parameters(HandlerMethodValidationException thrown) {
        return thrown.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new Refusal.FieldError(
                                String.valueOf(result.getMethodParameter().getParameterName()),
                                error.getDefaultMessage() + ".")))
                .toList();
    }

    private static ProblemDetail unreadable(HttpMessageNotReadableException thrown) {
        if (cause(thrown, BodyLimit.TooLarge.class) != null) {
            return Problems.of(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", BodyLimit.WORDS);
        }
        if (cause(thrown, StreamConstraintsException.class) != null) {
            return Problems.of(
                    HttpStatus.BAD_REQUEST, "malformed", "The JSON is nested too deeply or a value is too long.");
        }
        var unknown = cause(thrown, UnrecognizedPropertyException.class);
        if (unknown != null) {
            return Problems.of(Refusal.invalid(
                    "unknown-property", List.of(new Refusal.FieldError(path(unknown), "is not known."))));
        }
        var mapping = cause(thrown, JsonMappingException.class);
        if (mapping != null && !mapping.getPath().isEmpty() && cause(thrown, JsonParseException.class) == null) {
            return Problems.of(
                    HttpStatus.BAD_REQUEST,
                    "wrong-type",
                    "The value of '" + path(mapping) + "' is missing or of the wrong type.");
        }
        return Problems.of(HttpStatus.BAD_REQUEST, "malformed", "The body is missing or is not valid JSON.");
    }

    private static <T extends Throwable> @Nullable T cause(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    private static String path(JsonMappingException thrown) {
        return thrown.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    /** Spring's own refusals: method 405, content type 415, not acceptable 406, missing parameter 400, no handler 404. */
    private static ProblemDetail ofSpring(ErrorResponse thrown) {
        var status = HttpStatus.valueOf(thrown.getStatusCode().value());
        var detail = thrown.getBody().getDetail();
        return Problems.of(
                status,
                ruleOf(status),
                detail == null || status.is5xxServerError() ? status.getReasonPhrase() : detail);
    }

    private static String ruleOf(HttpStatus status) {
        return status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static ProblemDetail unforeseen(Exception thrown, HttpServletRequest request) {
        var id = Ids.next();
        LOG.error("Error {} at {} {}", id, request.getMethod(), QuietRequests.address(request), thrown);
        return ProblemPages.unforeseen(id);
    }
}
