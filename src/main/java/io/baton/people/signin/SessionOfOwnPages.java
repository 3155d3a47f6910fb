package io.baton.people.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/** Reads an existing session, unless the request brings credentials of its own; never writes one. */
class SessionOfOwnPages implements SecurityContextRepository {

    private final SecurityContextRepository session = new HttpSessionSecurityContextRepository();
    private final SecurityContextRepository request = new RequestAttributeSecurityContextRepository();

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest asked) {
        return of(asked).loadDeferredContext(asked);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest asked, HttpServletResponse response) {
        request.saveContext(context, asked, response);
    }

    @Override
    public boolean containsContext(HttpServletRequest asked) {
        return of(asked).containsContext(asked);
    }

    private SecurityContextRepository of(HttpServletRequest asked) {
        return ApiCredentials.areIn(asked) ? request : session;
    }
}
