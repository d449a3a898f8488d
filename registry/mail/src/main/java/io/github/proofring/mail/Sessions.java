package io.github.proofring.mail;

import jakarta.mail.Session;
import java.util.Properties;

/** What the library is told of a server. */
final class Sessions {
    private Sessions() {}

    /** @param utf8 for an address that is not ASCII: the library then asks for SMTPUTF8, and writes headers in UTF-8 */
    static Session of(SmtpServer server, boolean utf8) {
        Properties properties = new Properties();
        String answer = Long.toString(server.answerTimeout.toMillis());
        properties.put("mail.smtp.connectiontimeout", Long.toString(server.connectTimeout.toMillis()));
        properties.put("mail.smtp.timeout", answer);
        properties.put("mail.smtp.writetimeout", answer);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put("mail.smtp.ssl.enable", yes(server.security == SmtpServer.Security.IMPLICIT_TLS));
        properties.put("mail.smtp.starttls.enable", yes(server.security == SmtpServer.Security.START_TLS));
        properties.put("mail.smtp.starttls.required", yes(server.security == SmtpServer.Security.START_TLS));
        properties.put("mail.smtp.auth", yes(server.login.isPresent()));
        // Whoever closes a connection does not wait for the server's farewell.
        properties.put("mail.smtp.quitwait", "false");
        // RFC 6531 §3.4: not for a message that can do without, since the next server may not know it.
        properties.put("mail.mime.allowutf8", yes(utf8));
        server.trust.ifPresent(context -> properties.put("mail.smtp.ssl.socketFactory", context.getSocketFactory()));
        return Session.getInstance(properties);
    }

    private static String yes(boolean value) {
        return Boolean.toString(value);
    }
}
