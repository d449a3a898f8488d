package io.github.proofring.mail;

import io.github.proofring.registry.spi.Message;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;

/** Messages as mail: RFC 5322 and MIME. */
final class Letters {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final SmtpServer server;
    private final Clock clock;

    Letters(SmtpServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    void send(Message message, Connection connection) throws MessagingException {
        MimeMessage mail = written(message, connection.session());
        connection.sendMessage(mail, mail.getAllRecipients());
    }

    private MimeMessage written(Message message, Session session) throws MessagingException {
        MimeMessage mail = new Identified(session, message.id() + "@" + domain(server.from));
        mail.setFrom(sender());
        mail.setRecipients(jakarta.mail.Message.RecipientType.TO, new Address[] {recipient(message.to())});
        mail.setSubject(message.subject(), UTF_8);
        mail.setSentDate(Date.from(clock.instant()));
        // RFC 3834 §5: no robot answers this.
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (message.html().isEmpty()) {
            mail.setText(message.text(), UTF_8);
        } else {
            MimeBodyPart plain = new MimeBodyPart();
            plain.setText(message.text(), UTF_8);
            MimeBodyPart html = new MimeBodyPart();
            html.setText(message.html().get(), UTF_8, "html");
            mail.setContent(new MimeMultipart("alternative", plain, html));
        }
        mail.saveChanges();
        return mail;
    }

    private InternetAddress sender() {
        try {
            return new InternetAddress(server.from, server.senderName.isEmpty() ? null : server.senderName, UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("this Java runtime has no UTF-8", e);
        }
    }

    /** As it is: it has been read, and the library's reader knows other rules. */
    private static InternetAddress recipient(String address) {
        InternetAddress recipient = new InternetAddress();
        recipient.setAddress(address);
        return recipient;
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** The same name each time that the same message is handed over, so that a mailbox can tell a repeat. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
