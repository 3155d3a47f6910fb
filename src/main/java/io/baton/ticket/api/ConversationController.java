package io.baton.ticket.api;

import io.baton.people.AnyPerson;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.ticket.Conversation;
import io.baton.ticket.Conversation.Attachment;
import io.baton.ticket.Conversation.Comment;
import io.baton.ticket.TicketLinks;
import io.baton.ticket.TicketLinks.Link;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Comments, attachments, links and watchers of a ticket. */
@RestController
@RequestMapping("/api/tickets/{key}")
class ConversationController {

    record NewComment(@Nullable String text, boolean internal) {}

    record NewLink(@Nullable String relation, @Nullable String other) {}

    private final Conversation conversation;
    private final TicketLinks links;
    private final SignedIn signedIn;

    ConversationController(Conversation conversation, TicketLinks links, SignedIn signedIn) {
        this.conversation = conversation;
        this.links = links;
        this.signedIn = signedIn;
    }

    @GetMapping("/comments")
    @AnyPerson
    List<Comment> comments(@PathVariable String key) {
        return conversation.comments(key, signedIn.require());
    }

    @PostMapping("/comments")
    @ResponseStatus(HttpStatus.CREATED)
    @RolesAllowed({Role.REQUESTER, Role.AGENT, Role.TEAM_LEAD, Role.CHANGE_MANAGER, Role.INCIDENT_COMMANDER})
    Comment comment(@PathVariable String key, @RequestBody NewComment body) {
        return conversation.comment(
                signedIn.require(), key, Objects.requireNonNullElse(body.text(), ""), body.internal());
    }

    @GetMapping("/attachments")
    @AnyPerson
    List<Attachment> attachments(@PathVariable String key) {
        return conversation.attachments(key, signedIn.require());
    }

    @PostMapping(path = "/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @RolesAllowed({Role.REQUESTER, Role.AGENT, Role.TEAM_LEAD, Role.CHANGE_MANAGER, Role.INCIDENT_COMMANDER})
    Attachment attach(@PathVariable String key, @RequestParam MultipartFile file) throws IOException {
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return conversation.attach(signedIn.require(), key, name, file.getBytes());
    }

    /** Always a download, never shown inline: what people upload is not ours to vouch for. */
    @GetMapping("/attachments/{id}")
    @AnyPerson
    ResponseEntity<byte[]> download(@PathVariable String key, @PathVariable String id) {
        var viewer = signedIn.require();
        var attachment = conversation.attachment(key, id, viewer);
        var disposition = ContentDisposition.attachment()
                .filename(attachment.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("Content-Security-Policy", "sandbox")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(conversation.content(id));
    }

    @GetMapping("/links")
    @AnyPerson
    List<Link> links(@PathVariable String key) {
        return links.of(key, signedIn.require());
    }

    @PostMapping("/links")
    @ResponseStatus(HttpStatus.CREATED)
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.CHANGE_MANAGER, Role.INCIDENT_COMMANDER})
    List<Link> link(@PathVariable String key, @RequestBody NewLink body) {
        links.add(
                signedIn.require(),
                key,
                Objects.requireNonNullElse(body.relation(), ""),
                Objects.requireNonNullElse(body.other(), ""));
        return links.of(key, signedIn.require());
    }

    @GetMapping("/watchers")
    @AnyPerson
    List<String> watchers(@PathVariable String key) {
        return conversation.watchers(key, signedIn.require());
    }

    /** Watch a ticket, or let a colleague watch it. */
    @PostMapping("/watchers/{person}")
    @RolesAllowed({Role.REQUESTER, Role.AGENT, Role.TEAM_LEAD, Role.CHANGE_MANAGER, Role.INCIDENT_COMMANDER})
    List<String> watch(@PathVariable String key, @PathVariable String person) {
        conversation.watch(signedIn.require(), key, person);
        return conversation.watchers(key, signedIn.require());
    }

    @DeleteMapping("/watchers/{person}")
    @RolesAllowed({Role.REQUESTER, Role.AGENT, Role.TEAM_LEAD, Role.CHANGE_MANAGER, Role.INCIDENT_COMMANDER})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unwatch(@PathVariable String key, @PathVariable String person) {
        conversation.unwatch(signedIn.require(), key, person);
    }
}
