package io.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Capability("W6.5")
class SandboxStylesTests {

    @Test
    void everyWebAppSaysThatItIsASandbox() throws Exception {
        assertThat(styles("/camunda/app/tasklist/styles/user-styles.css")).contains("Sandbox: nothing here is real");
        assertThat(styles("/camunda/app/cockpit/styles/user-styles.css")).contains("Sandbox: nothing here is real");
        assertThat(styles("/camunda/app/tasklist/styles/styles.css")).isEmpty();
    }

    private static String styles(String path) throws Exception {
        var answer = new MockHttpServletResponse();
        new SandboxStyles().doFilter(new MockHttpServletRequest("GET", path), answer, new MockFilterChain());
        return answer.getContentAsString();
    }
}
