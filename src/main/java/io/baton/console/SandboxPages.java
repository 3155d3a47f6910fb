package io.baton.console;

import io.baton.console.FormPost.Done;
import io.baton.people.Role;
import io.baton.sandbox.SandboxClock;
import io.baton.sandbox.SandboxReset;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the clock of the sandbox is moved and where it is begun anew. */
@Profile("sandbox")
@Controller
@RequestMapping(SandboxPages.PATH)
@RolesAllowed({Role.PROCESS_OWNER, Role.ADMIN})
class SandboxPages {

    static final String PATH = "/console/sandbox";
    private static final DateTimeFormatter TEXT =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

    private final SandboxClock clock;
    private final SandboxReset reset;

    SandboxPages(SandboxClock clock, SandboxReset reset) {
        this.clock = clock;
        this.reset = reset;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("now", TEXT.format(clock.now().atOffset(ZoneOffset.UTC)));
        model.addAttribute("ahead", clock.ahead().isZero() ? null : inWords(clock.ahead()));
        return "console/sandbox";
    }

    @PostMapping("/clock")
    String move(@RequestParam String by, RedirectAttributes flash) {
        return FormPost.attempt(flash, PATH, () -> {
            clock.move(by.strip(), null);
            return new Done("Time was moved. What fell due meanwhile is being done now.", PATH);
        });
    }

    @PostMapping("/reset")
    String reset() {
        reset.begin();
        return "console/sandbox-reset";
    }

    private static String inWords(Duration ahead) {
        var words = new StringBuilder();
        if (ahead.toDays() > 0) {
            words.append(ahead.toDays()).append(ahead.toDays() == 1 ? " day " : " days ");
        }
        if (ahead.toHoursPart() > 0) {
            words.append(ahead.toHoursPart()).append(" h ");
        }
        if (ahead.toMinutesPart() > 0) {
            words.append(ahead.toMinutesPart()).append(" min ");
        }
        return words.append("ahead of the real time").toString();
    }
}
