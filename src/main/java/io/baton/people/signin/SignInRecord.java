package io.baton.people.signin;

import io.baton.audit.Actor;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.audit.CurrentActor;
import io.baton.people.Directory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Puts sign-ins on the login page, good and bad, on the ledger and sends the browser on. */
@Component
class SignInRecord {

    private final AuditLedger ledger;
    private final Directory directory;

    SignInRecord(AuditLedger ledger, Directory directory) {
        this.ledger = ledger;
        this.directory = directory;
    }

    AuthenticationSuccessHandler onSuccess() {
        var onward = new SavedRequestAwareAuthenticationSuccessHandler();
        onward.setDefaultTargetUrl("/portal");
        return (request, response, authentication) -> {
            CurrentActor.set(new Actor("person", authentication.getName()));
            try {
                ledger.appendApart(AuditEvent.of("SIGNED_IN", "person", authentication.getName())
                        .with("address", request.getRemoteAddr()));
            } finally {
                CurrentActor.clear();
            }
            onward.onAuthenticationSuccess(request, response, authentication);
        };
    }

    AuthenticationFailureHandler onFailure() {
        var again = new SimpleUrlAuthenticationFailureHandler("/login?error");
        var later = new SimpleUrlAuthenticationFailureHandler("/login?error=limit");
        return (request, response, reason) -> {
            CurrentActor.set(Actor.ANONYMOUS);
            try {
                ledger.appendApart(AuditEvent.of("SIGN_IN_REFUSED", "person", named(request))
                        .refused()
                        .with("address", request.getRemoteAddr()));
            } finally {
                CurrentActor.clear();
            }
            (reason instanceof TooManyAttempts ? later : again).onAuthenticationFailure(request, response, reason);
        };
    }

    /** The name if there is such a person; what else stands there may be a password typed in the wrong place. */
    private String named(HttpServletRequest request) {
        var name = String.valueOf(request.getParameter("username")).strip().toLowerCase(Locale.ROOT);
        return directory.person(name).isPresent() ? name : "unknown";
    }
}
