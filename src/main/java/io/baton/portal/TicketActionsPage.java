package io.baton.portal;

import io.baton.people.AnyParticipant;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.ticket.Conversation;
import io.baton.ticket.Reclassifications;
import io.baton.ticket.TicketActions;
import io.baton.ticket.TicketActions.Outcome;
import io.baton.ticket.work.EarlyClosure;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons of a ticket's page. Each leads back to the page, with what came of it in words. */
@Controller
@RequestMapping("/portal/tickets/{key}")
@AnyParticipant
class TicketActionsPage {

    private final TicketActions actions;
    private final EarlyClosure closure;
    private final Reclassifications reclassifications;
    private final Conversation conversation;
    private final PageWords words;
    private final SignedIn signedIn;

    TicketActionsPage(
            TicketActions actions,
            EarlyClosure closure,
            Reclassifications reclassifications,
            Conversation conversation,
            PageWords words,
            SignedIn signedIn) {
        this.actions = actions;
        this.closure = closure;
        this.reclassifications = reclassifications;
        this.conversation = conversation;
        this.words = words;
        this.signedIn = signedIn;
    }

    @PostMapping("/confirm")
    String confirm(
            @PathVariable("key") String key,
            @RequestParam(name = "accepted", required = false) @Nullable List<String> accepted,
            RedirectAttributes flash) {
        return tried(key, flash, () -> {
            actions.confirm(signedIn.require(), key, Objects.requireNonNullElse(accepted, List.of()));
            return "Thank you. The ticket is closed.";
        });
    }

    @PostMapping("/reopen")
    String reopen(
            @PathVariable("key") String key,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes flash) {
        return tried(key, flash, () -> {
            actions.reopen(signedIn.require(), key, reason.strip());
            return "Thank you for telling us. The work goes on.";
        });
    }

    @PostMapping("/cancel")
    String cancel(
            @PathVariable("key") String key,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes flash) {
        return tried(
                key,
                flash,
                () -> actions.cancel(signedIn.require(), key, reason.strip()) == Outcome.DONE
                        ? "The ticket is withdrawn."
                        : "Somebody with more rights has to agree first; they have been asked.");
    }

    @PostMapping("/close")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD})
    String close(
            @PathVariable("key") String key,
            @RequestParam(name = "resolutionCode", defaultValue = "") String code,
            @RequestParam(name = "resolutionNote", defaultValue = "") String note,
            @RequestParam(name = "justification", defaultValue = "") String justification,
            RedirectAttributes flash) {
        return tried(key, flash, () -> {
            var why = justification.isBlank() ? null : justification.strip();
            closure.close(signedIn.require(), key, new EarlyClosure.Close(code, note.strip(), why));
            return "The work is ended; the requester is asked whether that is right.";
        });
    }

    @PostMapping("/reclassify")
    String reclassify(
            @PathVariable("key") String key,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes flash) {
        return tried(key, flash, () -> {
            reclassifications.ask(signedIn.require(), key, reason.strip());
            return "Thank you. The service desk looks at the category again; the work goes on meanwhile.";
        });
    }

    @PostMapping("/hold")
    String hold(
            @PathVariable("key") String key,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "until", defaultValue = "") String until,
            RedirectAttributes flash) {
        return tried(key, flash, () -> {
            actions.hold(signedIn.require(), key, reason.strip(), words.instant("until", until));
            return "The ticket is on hold.";
        });
    }

    @PostMapping("/resume")
    String resume(@PathVariable("key") String key, RedirectAttributes flash) {
        return tried(key, flash, () -> {
            actions.resume(signedIn.require(), key);
            return "The work goes on.";
        });
    }

    @PostMapping("/comments")
    String comment(
            @PathVariable("key") String key,
            @RequestParam(name = "text", defaultValue = "") String text,
            @RequestParam(name = "internal", defaultValue = "false") boolean internal,
            RedirectAttributes flash) {
        return tried(key, flash, () -> {
            conversation.comment(signedIn.require(), key, text.strip(), internal);
            return "Your comment is there.";
        });
    }

    @PostMapping("/attachments")
    String attach(@PathVariable("key") String key, @RequestParam("file") MultipartFile file, RedirectAttributes flash) {
        return tried(key, flash, () -> {
            conversation.attach(
                    signedIn.require(),
                    key,
                    Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                    contentOf(file));
            return "The file is attached.";
        });
    }

    @PostMapping("/watch")
    String watch(
            @PathVariable("key") String key,
            @RequestParam(name = "on", defaultValue = "true") boolean on,
            RedirectAttributes flash) {
        return tried(key, flash, () -> {
            var me = signedIn.require();
            if (on) {
                conversation.watch(me, key, me.id());
                return "You are told about this ticket from now on.";
            }
            conversation.unwatch(me, key, me.id());
            return "You are no longer told about this ticket.";
        });
    }

    /** Does something and tells what came of it. */
    interface Attempt {
        /** What to say; null where the page says it by itself. */
        @Nullable
        String make();
    }

    static String tried(String key, RedirectAttributes flash, Attempt attempt) {
        try {
            flash.addFlashAttribute("said", attempt.make());
        } catch (RuntimeException e) {
            PageRefusals.tell(e, flash);
        }
        flash.addAttribute("key", key);
        return "redirect:/portal/tickets/{key}";
    }

    private static byte[] contentOf(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
