package io.baton.engine.hardening;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.platform.Refusal;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.form.FormException;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;

/** Says in Baton's words why the engine did not do what it was asked for, and never with more than the caller may know. */
final class EngineProblems {

    private static final Pattern ABSENT = Pattern.compile(
            "(?i)(cannot find|could not find|not found|doesn't exist|does not exist|no .{1,60} (found|exists|deployed))");
    private static final Pattern CLASS_NAME =
            Pattern.compile("(class )?\\b(org|java|javax|jakarta|com|io)(\\.[a-z0-9_]+)+\\.[A-Z][\\w$.]*");
    private static final Pattern REST_LAYER_TRIPPED = Pattern.compile(
            "NullPointerException|ClassCastException|IllegalArgumentException|IndexOutOfBoundsException|NumberFormatException");

    private EngineProblems() {}

    /**
     * @param status what the REST layer made of it
     * @param failure what the engine threw, if it was reached
     * @param body what the REST layer says about it: {@code type} and {@code message}
     */
    static Refusal of(int status, @Nullable RuntimeException failure, @Nullable JsonNode body) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        var message = body == null ? "" : body.path("message").asText("");
        if (failure != null) {
            var known = known(failure);
            if (known != null) {
                return known;
            }
        }
        if (status < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            return asIs(status, message);
        }
        var type = body == null ? "" : body.path("type").asText("");
        if (failure == null
                && (REST_LAYER_TRIPPED.matcher(type).find()
                        || ABSENT.matcher(message).find())) {
            return notUnderstood();
        }
        return failed();
    }

    private static @Nullable Refusal known(RuntimeException failure) {
        var text = String.valueOf(failure.getMessage());
        if (failure instanceof AuthorizationException) {
            return Refusal.forbidden("engine-right-missing", text);
        }
        if (failure instanceof NotFoundException
                || (isAboutTheRequest(failure) && ABSENT.matcher(text).find())) {
            return refusal(HttpStatus.NOT_FOUND, "not-found", withoutCode(text));
        }
        if (failure instanceof OptimisticLockingException) {
            return Refusal.conflict("changed-meanwhile", "Somebody else changed this at the same moment. Look again.");
        }
        if (failure instanceof SuspendedEntityInteractionException) {
            return Refusal.conflict("suspended", withoutCode(text));
        }
        if (failure instanceof TaskAlreadyClaimedException) {
            return Refusal.conflict("task-claimed", "Somebody else has claimed this task already.");
        }
        if (isAboutTheRequest(failure)) {
            return Refusal.malformed("request-refused-by-engine", withoutCode(text));
        }
        if (failure instanceof FormException) {
            return refusal(HttpStatus.UNPROCESSABLE_ENTITY, "form-invalid", withoutCode(text));
        }
        return tripped(failure) ? notUnderstood() : byCause(failure);
    }

    private static boolean isAboutTheRequest(RuntimeException failure) {
        return failure instanceof BadUserRequestException
                || failure instanceof NotValidException
                || failure instanceof NullValueException
                || failure instanceof ParseException;
    }

    /** The engine's own code fell over what it was given, mostly over an id that belongs to nothing. */
    private static boolean tripped(RuntimeException failure) {
        var trace = failure.getStackTrace();
        return (failure instanceof NullPointerException || failure instanceof ClassCastException)
                && trace.length > 0
                && trace[0].getClassName().startsWith("org.camunda.bpm.engine.");
    }

    private static Refusal notUnderstood() {
        return Refusal.malformed(
                "request-not-understood",
                "The request names something that does not exist, or has another shape than this route expects.");
    }

    private static @Nullable Refusal byCause(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ELException) {
                return refusal(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "model-cannot-continue",
                        "The model cannot go on from here: " + cause.getMessage());
            }
            if (cause instanceof CannotCreateTransactionException) {
                return refusal(
                        HttpStatus.SERVICE_UNAVAILABLE, "busy", "The database does not answer. Try again shortly.");
            }
            if (cause instanceof SQLException sql) {
                return bySqlState(String.valueOf(sql.getSQLState()));
            }
        }
        return null;
    }

    private static @Nullable Refusal bySqlState(String state) {
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "22" ->
                refusal(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "value-not-storable",
                        "A value is too long or has a character that cannot be stored.");
            case "23", "40" ->
                Refusal.conflict("changed-meanwhile", "Somebody else changed this at the same moment. Look again.");
            default -> null;
        };
    }

    private static Refusal asIs(int status, String message) {
        var known = HttpStatus.resolve(status);
        var answer = known == null ? HttpStatus.BAD_REQUEST : known;
        var rule = switch (answer) {
            case BAD_REQUEST -> "request-refused-by-engine";
            case NOT_FOUND -> "not-found";
            case UNAUTHORIZED -> "sign-in-required";
            case FORBIDDEN -> "engine-right-missing";
            default -> answer.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
        return refusal(answer, rule, message.isBlank() ? answer.getReasonPhrase() + "." : withoutCode(message));
    }

    /** What nobody outside has to know goes to the log only. */
    static Refusal failed() {
        return refusal(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "engine-failed",
                "The engine could not do this. The server's log tells more.");
    }

    private static Refusal refusal(HttpStatus status, String rule, String detail) {
        return new Refusal(status, rule, detail, List.of(), Map.of());
    }

    /** The engine's message without its number, and cut before it shows SQL, a stack or names of classes. */
    private static String withoutCode(String message) {
        var text = message.replaceFirst("^ENGINE-[0-9]+ ", "");
        var line = text.indexOf('\n');
        return CLASS_NAME.matcher(line < 0 ? text : text.substring(0, line)).replaceAll("a type");
    }
}
