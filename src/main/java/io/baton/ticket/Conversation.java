package io.baton.ticket;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people say to each other about a ticket: comments, files, and who listens. */
@Component
public class Conversation {

    private static final int LONGEST_COMMENT = 10_000;

    /** @param internal seen by agents only */
    public record Comment(String id, String author, boolean internal, String text, Instant at) {}

    /** @param size in bytes */
    public record Attachment(
            String id, String name, String mediaType, long size, String sha256, String uploadedBy, Instant at) {}

    private final JdbcClient db;
    private final TicketDesk desk;
    private final ActionRights rights;
    private final AttachmentRules attachmentRules;
    private final Directory directory;
    private final AuditLedger ledger;
    private final Clock clock;

    Conversation(
            JdbcClient db,
            TicketDesk desk,
            ActionRights rights,
            AttachmentRules attachmentRules,
            Directory directory,
            AuditLedger ledger,
            Clock clock) {
        this.db = db;
        this.desk = desk;
        this.rights = rights;
        this.attachmentRules = attachmentRules;
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The comments this person may read, oldest first. */
    public List<Comment> comments(String key, Person viewer) {
        desk.visible(key, viewer);
        var internal = desk.seesInternal(key, viewer);
        return db
                .sql("select id, author, internal, body, at from ticket_comment where ticket_key = ? order by at, id")
                .param(key)
                .query((row, n) -> new Comment(
                        row.getString("id"),
                        row.getString("author"),
                        row.getBoolean("internal"),
                        row.getString("body"),
                        Timestamps.read(row, "at")))
                .list()
                .stream()
                .filter(comment -> internal || !comment.internal())
                .toList();
    }

    /** The newest public comment since then of somebody who neither asked for the ticket nor opened it. */
    public Optional<String> lastNoteForRequester(Ticket ticket, Instant since) {
        return db.sql("select body from ticket_comment where ticket_key = ? and not internal and at > ?"
                        + " and author not in (?, ?) order by at desc, id desc fetch first 1 rows only")
                .params(ticket.key(), Timestamps.column(since), ticket.requester(), ticket.openedBy())
                .query(String.class)
                .optional();
    }

    @Transactional
    public Comment comment(Person author, String key, String text, boolean internal) {
        var ticket = desk.visible(key, author);
        rights.require(author, "COMMENT", ticket);
        if (text.isBlank() || text.length() > LONGEST_COMMENT) {
            throw Refusal.invalid("text", "must have between 1 and " + LONGEST_COMMENT + " characters.");
        }
        if (internal && !desk.seesInternal(key, author)) {
            throw Refusal.forbidden("internal-comment", "Internal comments are for those who work on the ticket.");
        }
        var comment = new Comment(Ids.next(), author.id(), internal, text, clock.instant());
        db.sql("insert into ticket_comment (id, ticket_key, author, internal, body, at) values (?, ?, ?, ?, ?, ?)")
                .params(comment.id(), key, author.id(), internal, text, Timestamps.column(comment.at()))
                .update();
        var shown = text.length() > 500 ? text.substring(0, 500) + "…" : text;
        desk.note(key, "COMMENT", shown, internal, Map.of("comment", comment.id()));
        ledger.append(AuditEvent.of("COMMENT_ADDED", "ticket", key)
                .forTicket(key, ticket.category())
                .with("comment", comment.id())
                .with("internal", internal));
        desk.publish(ticket, "COMMENTED", Map.of("comment", text, "internal", internal, "author", author.id()));
        return comment;
    }

    public List<Attachment> attachments(String key, Person viewer) {
        desk.visible(key, viewer);
        return db.sql("select * from ticket_attachment where ticket_key = ? order by at, id")
                .param(key)
                .query((row, n) -> new Attachment(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size_bytes"),
                        row.getString("sha256"),
                        row.getString("uploaded_by"),
                        Timestamps.read(row, "at")))
                .list();
    }

    /** One attachment of a ticket; 404 when it belongs to another one. */
    public Attachment attachment(String key, String id, Person viewer) {
        return attachments(key, viewer).stream()
                .filter(attachment -> attachment.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Attachment " + id));
    }

    public byte[] content(String id) {
        return db.sql("select content from ticket_attachment_content where id = ?")
                .param(id)
                .query((row, n) -> row.getBytes("content"))
                .single();
    }

    @Transactional
    public Attachment attach(Person person, String key, String name, byte[] content) {
        var ticket = desk.visible(key, person);
        rights.require(person, "COMMENT", ticket);
        var stored = db.sql("select coalesce(sum(size_bytes), 0) from ticket_attachment where ticket_key = ?")
                .param(key)
                .query(Long.class)
                .single();
        var file = attachmentRules.accept(name, content, stored);
        var attachment = new Attachment(
                Ids.next(), file.name(), file.mediaType(), content.length, file.sha256(), person.id(), clock.instant());
        db.sql("""
                        insert into ticket_attachment
                            (id, ticket_key, name, media_type, size_bytes, sha256, uploaded_by, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        attachment.id(),
                        key,
                        attachment.name(),
                        attachment.mediaType(),
                        attachment.size(),
                        attachment.sha256(),
                        person.id(),
                        Timestamps.column(attachment.at()))
                .update();
        db.sql("insert into ticket_attachment_content (id, content) values (?, ?)")
                .params(attachment.id(), content)
                .update();
        desk.note(key, "COMMENT", "File attached: " + file.name(), false, Map.of("attachment", attachment.id()));
        ledger.append(AuditEvent.of("ATTACHMENT_ADDED", "ticket", key)
                .forTicket(key, ticket.category())
                .with("attachment", attachment.id())
                .with("sha256", file.sha256()));
        return attachment;
    }

    public List<String> watchers(String key, Person viewer) {
        desk.visible(key, viewer);
        return desk.watchers(key);
    }

    @Transactional
    public void watch(Person person, String key, String watcher) {
        var ticket = desk.visible(key, person);
        rights.require(person, "COMMENT", ticket);
        if (directory.person(watcher).filter(Person::enabled).isEmpty()) {
            throw Refusal.invalid("person", "is not an active person: '" + watcher + "'.");
        }
        desk.involve(key, watcher, "WATCHER");
        ledger.append(AuditEvent.of("WATCHER_ADDED", "ticket", key)
                .forTicket(key, ticket.category())
                .with("watcher", watcher));
    }

    @Transactional
    public void unwatch(Person person, String key, String watcher) {
        var ticket = desk.visible(key, person);
        if (!person.id().equals(watcher)) {
            rights.require(person, "EDIT", ticket);
        }
        desk.dismiss(key, watcher, "WATCHER");
        ledger.append(AuditEvent.of("WATCHER_REMOVED", "ticket", key)
                .forTicket(key, ticket.category())
                .with("watcher", watcher));
    }
}
