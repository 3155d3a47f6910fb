package io.baton.platform;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Somebody was told no, at whichever door; published once per answer, on the thread and in the name of whoever asked. */
public record RefusalAnswered(Refusal refusal) {

    /** Tells whoever listens. Listeners must be quick: somebody waits for the answer. */
    public static void tell(HttpServletRequest request, Refusal refusal) {
        var context = WebApplicationContextUtils.getWebApplicationContext(request.getServletContext());
        if (context != null) {
            context.publishEvent(new RefusalAnswered(refusal));
        }
    }
}
