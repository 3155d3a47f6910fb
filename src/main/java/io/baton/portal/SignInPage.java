package io.baton.portal;

import jakarta.annotation.security.PermitAll;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where people sign in, for portal, Tasklist and Cockpit alike. */
@Controller
class SignInPage {

    private final boolean demo;

    SignInPage(Environment environment) {
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @PermitAll
    @GetMapping("/login")
    String signIn(Model model) {
        model.addAttribute("demo", demo);
        return "portal/login";
    }
}
