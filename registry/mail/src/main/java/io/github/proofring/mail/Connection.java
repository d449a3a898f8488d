package io.github.proofring.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** One connection to the mail server, which knows how far the message that it carries has got. */
final class Connection extends SMTPTransport {
    private boolean waited;
    private boolean textBegun;

    Connection(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
    }

    /** The session that messages for this connection are written by. */
    Session session() {
        return session;
    }

    /** It is to carry another message. */
    void reuse() {
        waited = true;
        textBegun = false;
    }

    /** Whether it carried a message before, and so may have ended since. */
    boolean waited() {
        return waited;
    }

    /** Whether the server may have the message: its answer alone tells. */
    boolean textBegun() {
        return textBegun;
    }

    @Override
    protected OutputStream data() throws MessagingException {
        textBegun = true;
        return super.data();
    }
}
