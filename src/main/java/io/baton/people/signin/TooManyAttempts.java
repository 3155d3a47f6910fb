package io.baton.people.signin;

import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords were sent from one address in a short time. */
class TooManyAttempts extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    TooManyAttempts() {
        super("Too many failed attempts to sign in. Wait a minute and try again.");
    }
}
