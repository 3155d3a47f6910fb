package io.baton.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Capability;
import io.baton.platform.QuietRequests;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Capability("W6.4")
class NamelessRequestsTests {

    @Test
    void requestLosesEverythingThatTellsItsSender() throws Exception {
        var seen = pass("POST", "/api/feedback");

        assertThat(QuietRequests.isQuiet(seen)).isTrue();
        assertThat(Collections.list(seen.getHeaderNames())).containsExactly("Content-Type");
        assertThat(seen.getHeader("Authorization")).isNull();
        assertThat(Collections.list(seen.getHeaders("X-Forwarded-For"))).isEmpty();
        assertThat(seen.getCookies()).isNull();
        assertThat(seen.getSession(false)).isNull();
        assertThat(seen.getRemoteAddr()).isEqualTo("0.0.0.0");
        assertThat(seen.getRemoteHost()).isEqualTo("0.0.0.0");
        assertThat(seen.getRemoteUser()).isNull();
        assertThat(seen.getUserPrincipal()).isNull();
        assertThat(seen.getRequestedSessionId()).isNull();
        assertThatThrownBy(() -> seen.getSession(true)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void otherRequestsStayAsTheyAre() throws Exception {
        assertThat(pass("GET", "/api/feedback").getHeader("Authorization")).isNotNull();
        assertThat(QuietRequests.isQuiet(pass("GET", "/api/requests"))).isFalse();
        assertThat(pass("POST", "/api/requests").getRemoteAddr()).isEqualTo("192.0.2.7");
    }

    @Test
    void pathIsRecognisedHoweverItIsWritten() throws Exception {
        assertThat(pass("POST", "/portal/feedback", "/baton/portal/feedback").getRemoteAddr())
                .as("behind a context path")
                .isEqualTo("0.0.0.0");
        assertThat(pass("POST", "/portal/feedback", "/portal/%66eedback").getRemoteAddr())
                .isEqualTo("0.0.0.0");
    }

    private static HttpServletRequest pass(String method, String path) throws Exception {
        return pass(method, path, path);
    }

    private static HttpServletRequest pass(String method, String path, String written) throws Exception {
        var request = new MockHttpServletRequest(method, written);
        request.setServletPath(path);
        request.addHeader("Authorization", "Basic YWdlbnQ6ZGVtbw==");
        request.addHeader("X-Forwarded-For", "192.0.2.77");
        request.addHeader("User-Agent", "telling-agent");
        request.setContentType("application/json");
        request.setCookies(new Cookie("BATON", "session"));
        request.setRemoteAddr("192.0.2.7");
        request.setRemoteUser("agent");
        request.getSession(true);
        request.setRequestedSessionId("session");
        var chain = new MockFilterChain();
        new NamelessRequests().doFilter(request, new MockHttpServletResponse(), chain);
        return (HttpServletRequest) chain.getRequest();
    }
}
