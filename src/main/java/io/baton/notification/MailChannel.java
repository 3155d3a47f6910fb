package io.baton.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands messages to the mail server. A repeated message carries the same Message-ID, so that mailboxes can drop it. */
@Component
class MailChannel {

    /** The mail server could not be reached or broke off: the message is as good as any other, later. */
    static final class Unreachable extends Exception {

        Unreachable(Throwable cause) {
            super(innermost(cause), cause);
        }
    }

    /** The mail server, or the address itself, said no to this one message. */
    static final class Refused extends Exception {

        private final boolean forGood;

        Refused(Throwable cause, boolean forGood) {
            super(innermost(cause), cause);
            this.forGood = forGood;
        }

        boolean isForGood() {
            return forGood;
        }
    }

    private final NotificationSettings settings;
    private final JavaMailSenderImpl server = new JavaMailSenderImpl();

    MailChannel(NotificationSettings settings) {
        this.settings = settings;
        requireAddress(settings.mailFrom());
        server.setHost(settings.mailHost());
        server.setPort(settings.mailPort());
        server.setUsername(blankToNull(settings.mailUser()));
        server.setPassword(blankToNull(settings.mailPassword()));
        server.setDefaultEncoding(StandardCharsets.UTF_8.name());
        server.setJavaMailProperties(properties(settings));
    }

    /** A wrong sender would have every message refused, one by one and for good. */
    private static void requireAddress(String from) {
        try {
            new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new IllegalStateException(
                    "baton.notification.mail-from is no mail address: '" + from + "'. Set BATON_MAIL_FROM.", e);
        }
    }

    private static Properties properties(NotificationSettings settings) {
        var timeout = String.valueOf(settings.mailTimeout().toMillis());
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        properties.setProperty("mail.smtp.auth", String.valueOf(blankToNull(settings.mailUser()) != null));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(settings.mailStartTls()));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(settings.mailStartTls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    /** @param body the text of the message as its reader gets it */
    void send(OutboxMessage message, String body) throws Unreachable, Refused {
        try {
            server.send(mail(message, body));
        } catch (AddressException e) {
            throw new Refused(e, true);
        } catch (MailSendException e) {
            var refusals = Stream.concat(Arrays.stream(e.getMessageExceptions()), Stream.ofNullable(e.getCause()))
                    .filter(SendFailedException.class::isInstance)
                    .findFirst();
            if (refusals.isPresent()) {
                throw new Refused(refusals.get(), false);
            }
            throw new Unreachable(e);
        } catch (MailException | MessagingException e) {
            throw new Unreachable(e);
        }
    }

    /** Connects and signs in, and sends nothing. */
    void requireReachable() throws MessagingException {
        server.testConnection();
    }

    private MimeMessage mail(OutboxMessage message, String body) throws MessagingException {
        var mail = server.createMimeMessage();
        var helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
        helper.setFrom(new InternetAddress(settings.mailFrom(), true));
        helper.setTo(new InternetAddress(Objects.requireNonNullElse(message.address(), ""), true));
        helper.setSubject(message.subject());
        helper.setText(body);
        helper.setSentDate(Date.from(message.createdAt()));
        var domain = settings.mailFrom().substring(settings.mailFrom().indexOf('@') + 1);
        mail.setHeader("Message-ID", "<" + message.id() + "@" + domain + ">");
        mail.setHeader("References", "<" + message.about() + "@" + domain + ">");
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    static String innermost(Throwable thrown) {
        var cause = thrown;
        if (thrown instanceof MailSendException sending && sending.getMessageExceptions().length > 0) {
            cause = sending.getMessageExceptions()[0];
        }
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
