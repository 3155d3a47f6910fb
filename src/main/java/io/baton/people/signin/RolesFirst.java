package io.baton.people.signin;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Checks the roles of a handler before its arguments are read, so that who may not call it learns nothing from how a
 * bad body is answered. A handler of the API that names no roles is closed to everybody.
 */
@Configuration(proxyBeanMethods = false)
class RolesFirst implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && !isAllowed(method, request.getServletPath().startsWith("/api/"))) {
            throw new AccessDeniedException("roles");
        }
        return true;
    }

    private static boolean isAllowed(HandlerMethod method, boolean api) {
        if (find(method, PermitAll.class) != null) {
            return true;
        }
        var roles = find(method, RolesAllowed.class);
        if (roles == null) {
            return !api || describesTheApi(method);
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(held -> Arrays.asList(roles.value()).contains(held.getAuthority()));
    }

    /** For whoever is signed in; it comes out of a library, which names no roles. */
    private static boolean describesTheApi(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("org.springdoc.");
    }

    private static <A extends Annotation> @Nullable A find(HandlerMethod method, Class<A> annotation) {
        var onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), annotation);
        return onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), annotation);
    }
}
