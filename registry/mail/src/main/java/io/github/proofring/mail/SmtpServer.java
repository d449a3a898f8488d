package io.github.proofring.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A mail server, and how it is spoken to. Immutable; begin with {@link #startTls}, {@link #implicitTls} or {@link #parse}.
 *
 * <p>Without TLS nothing is sent, unless that was asked for by name, and the server's certificate has to be one for the host that is given here.
 */
public final class SmtpServer {
    /** How the connection is encrypted. */
    enum Security {
        /** RFC 3207: it begins in the clear, and ends if the server offers no TLS. */
        START_TLS,
        /** RFC 8314 §3.3: from the first byte. */
        IMPLICIT_TLS,
        NONE
    }

    /** Who may use the server. */
    record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[…]";
        }
    }

    private static final Duration LONGEST = Duration.ofMinutes(1);

    final Security security;
    final String host;
    final int port;
    final String from;
    final String senderName;
    final Optional<Login> login;
    final Optional<SSLContext> trust;
    final Duration connectTimeout;
    final Duration answerTimeout;
    final int connections;

    private SmtpServer(
            Security security,
            String host,
            int port,
            String from,
            String senderName,
            Optional<Login> login,
            Optional<SSLContext> trust,
            Duration connectTimeout,
            Duration answerTimeout,
            int connections) {
        this.security = security;
        this.host = oneLine("host", host);
        this.port = within("port", port, 65_535);
        this.from = address(from);
        this.senderName = senderName.isEmpty() ? "" : oneLine("sender's name", senderName);
        this.login = login;
        this.trust = trust;
        this.connectTimeout = within("connect timeout", connectTimeout);
        this.answerTimeout = within("answer timeout", answerTimeout);
        this.connections = within("number of connections", connections, 100);
    }

    private static SmtpServer of(Security security, String host, int port, String from) {
        return new SmtpServer(
                security,
                host,
                port,
                from,
                "",
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                4);
    }

    /**
     * A server that turns to TLS when it is asked to (RFC 3207), most often at port 587. One that does not is sent nothing.
     *
     * @param from the address that messages come from
     * @throws IllegalArgumentException if one of them has no such form
     */
    public static SmtpServer startTls(String host, int port, String from) {
        return of(Security.START_TLS, host, port, from);
    }

    /**
     * A server that speaks TLS from the first byte (RFC 8314), most often at port 465.
     *
     * @param from the address that messages come from
     * @throws IllegalArgumentException if one of them has no such form
     */
    public static SmtpServer implicitTls(String host, int port, String from) {
        return of(Security.IMPLICIT_TLS, host, port, from);
    }

    /**
     * A server that is spoken to in the clear: whoever is in between reads every code. For one on the same machine.
     *
     * @param from the address that messages come from
     * @throws IllegalArgumentException if one of them has no such form
     */
    public static SmtpServer dangerouslyPlain(String host, int port, String from) {
        return of(Security.NONE, host, port, from);
    }

    /**
     * Reads a setting: {@code smtp://user:password@mail.example.org:587?from=no-reply@example.org&name=Example} for STARTTLS, {@code smtps://…}
     * for TLS from the first byte, {@code smtp+plain://…} for none. User and password may be left out, and the port where it is the usual one; what
     * has another meaning in a URL is percent-encoded.
     *
     * @throws IllegalArgumentException naming what is missing; the message holds nothing of the setting
     */
    public static SmtpServer parse(String url) {
        return SmtpUrl.read(url);
    }

    /** The same, with a user and a password. */
    public SmtpServer withLogin(String user, String password) {
        return new SmtpServer(
                security,
                host,
                port,
                from,
                senderName,
                Optional.of(new Login(user, password)),
                trust,
                connectTimeout,
                answerTimeout,
                connections);
    }

    /**
     * The same, with a name that people see beside the address.
     *
     * @throws IllegalArgumentException if it is not on one line
     */
    public SmtpServer withSenderName(String name) {
        return new SmtpServer(
                security, host, port, from, name, login, trust, connectTimeout, answerTimeout, connections);
    }

    /** The same; certificates are judged by this context and not by the platform's, as with an authority of one's own. */
    public SmtpServer withTrust(SSLContext context) {
        return new SmtpServer(
                security,
                host,
                port,
                from,
                senderName,
                login,
                Optional.of(context),
                connectTimeout,
                answerTimeout,
                connections);
    }

    /**
     * The same, with other times to wait: 5 seconds for a connection and 10 for each answer, unless told otherwise.
     *
     * @throws IllegalArgumentException if one is not above zero or over a minute
     */
    public SmtpServer withTimeouts(Duration connect, Duration answer) {
        return new SmtpServer(security, host, port, from, senderName, login, trust, connect, answer, connections);
    }

    /**
     * The same, with so many connections at once, instead of 4.
     *
     * @param most 1 to 100
     * @throws IllegalArgumentException if it is another number
     */
    public SmtpServer withConnections(int most) {
        return new SmtpServer(
                security, host, port, from, senderName, login, trust, connectTimeout, answerTimeout, most);
    }

    /** Without the login. */
    @Override
    public String toString() {
        return "SmtpServer[" + host.toLowerCase(Locale.ROOT) + ":" + port + ", " + security + "]";
    }

    private static String oneLine(String name, String value) {
        if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the " + name + " is text on one line");
        }
        return value;
    }

    private static String address(String from) {
        try {
            InternetAddress address = new InternetAddress(oneLine("address that messages come from", from), true);
            if (address.getAddress().equals(from) && from.indexOf('@') > 0 && isAscii(from)) {
                return from;
            }
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    "messages come from an address in ASCII such as no-reply@example.org", e);
        }
        throw new IllegalArgumentException("messages come from an address in ASCII such as no-reply@example.org");
    }

    /** Every server takes it, and every person can answer it. */
    private static boolean isAscii(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }

    private static int within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("the " + name + " is 1 to " + most + ", not " + value);
        }
        return value;
    }

    private static Duration within(String name, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the " + name + " is above zero and at most " + LONGEST);
        }
        return value;
    }
}
