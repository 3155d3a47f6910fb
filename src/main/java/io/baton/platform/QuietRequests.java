package io.baton.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Requests of which no log may tell: because their address opens something by itself, or because that they were sent,
 * and when, would say who wrote something without a name. Filters mark them before anybody else sees them.
 */
public final class QuietRequests {

    /** Named in the settings of the access log, which leaves out requests that have it. */
    private static final String ATTRIBUTE = "baton.quiet";

    private QuietRequests() {}

    public static void mark(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, Boolean.TRUE);
    }

    public static boolean isQuiet(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    /** The address of a request as a log of errors may show it. */
    static String address(HttpServletRequest request) {
        if (isQuiet(request)) {
            return "an address that is not logged";
        }
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed.toString();
    }
}
