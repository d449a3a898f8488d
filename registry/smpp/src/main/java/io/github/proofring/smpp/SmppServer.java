package io.github.proofring.smpp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A carrier's message centre (SMSC), and how it is spoken to. Immutable; begin with {@link #tls}.
 *
 * <p>SMPP itself encrypts nothing, and its password has eight characters. Without TLS nothing is sent, unless that was asked for by
 * name, and the centre's certificate has to be one for the host that is given here.
 */
public final class SmppServer {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    /** Who may use the centre. */
    record Login(String systemId, String password, String systemType) {
        /** SMPP 3.4 §5.2.1 to §5.2.3: with the zero at the end, 16, 9 and 13 octets. */
        Login {
            ascii("system id", systemId, 15);
            ascii("password", password, 8);
            ascii("system type", systemType, 12);
            if (systemId.isEmpty()) {
                throw new IllegalArgumentException("the system id is what the carrier calls this application by");
            }
        }

        @Override
        public String toString() {
            return "Login[…]";
        }
    }

    /** How long to wait, and how long to leave the connection silent. */
    record Times(Duration connect, Duration answer, Duration enquireLink) {
        Times {
            within("connect timeout", connect, LONGEST);
            within("answer timeout", answer, LONGEST);
            within("time between enquiries", enquireLink, LONGEST_SILENCE);
        }

        int connectMillis() {
            return Math.toIntExact(connect.toMillis());
        }

        int answerMillis() {
            return Math.toIntExact(answer.toMillis());
        }

        int enquireLinkMillis() {
            return Math.toIntExact(enquireLink.toMillis());
        }
    }

    final boolean encrypted;
    final String host;
    final int port;
    final Login login;
    final Source source;
    final Optional<SSLContext> trust;
    final Times times;
    final int window;

    private SmppServer(
            boolean encrypted,
            String host,
            int port,
            Login login,
            Source source,
            Optional<SSLContext> trust,
            Times times,
            int window) {
        this.encrypted = encrypted;
        this.host = host(host);
        this.port = within("port", port, 65_535);
        this.login = login;
        this.source = source;
        this.trust = trust;
        this.times = times;
        this.window = within("window", window, 100);
    }

    private static SmppServer of(boolean encrypted, String host, int port, Login login, String source) {
        Times times = new Times(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30));
        return new SmppServer(encrypted, host, port, login, Source.of(source), Optional.empty(), times, 10);
    }

    /**
     * A message centre that speaks TLS from the first byte, most often at port 3550.
     *
     * @param systemId 1 to 15 characters of ASCII
     * @param password at most 8 characters of ASCII
     * @param source   whom messages come from: a number of E.164 with its plus, a short code of 3 to 8 digits, or a name of at most
     *                 11 letters, digits, spaces and {@code - _ . &}, at least one of them a letter. For another kind see {@link
     *                 #withSource}
     * @throws IllegalArgumentException if one of them has no such form
     */
    public static SmppServer tls(String host, int port, String systemId, String password, String source) {
        return of(true, host, port, new Login(systemId, password, ""), source);
    }

    /**
     * A message centre that is spoken to in the clear, most often at port 2775: whoever is in between reads the password, every number and
     * every code. For one behind a tunnel that ends on the same machine. The rest is as with {@link #tls}.
     *
     * @throws IllegalArgumentException if one of them has no such form
     */
    public static SmppServer dangerouslyPlain(String host, int port, String systemId, String password, String source) {
        return of(false, host, port, new Login(systemId, password, ""), source);
    }

    /**
     * The same, with a system type, which some carriers ask for.
     *
     * @param type at most 12 characters of ASCII
     * @throws IllegalArgumentException if it has another form
     */
    public SmppServer withSystemType(String type) {
        Login typed = new Login(login.systemId, login.password, type);
        return new SmppServer(encrypted, host, port, typed, source, trust, times, window);
    }

    /**
     * The same, with another source, and its type of number and numbering plan as the carrier wants them.
     *
     * @param address       at most 20 characters of ASCII; may be empty, then the carrier fills it in
     * @param typeOfNumber  0 to 6 (SMPP 3.4 §5.2.5)
     * @param numberingPlan 0, 1, 3, 4, 6, 8, 9, 10, 14 or 18 (§5.2.6)
     * @throws IllegalArgumentException if one of them has no such form
     */
    public SmppServer withSource(String address, int typeOfNumber, int numberingPlan) {
        Source other = new Source(address, typeOfNumber, numberingPlan);
        return new SmppServer(encrypted, host, port, login, other, trust, times, window);
    }

    /** The same; certificates are judged by this context and not by the platform's, as with an authority of one's own. */
    public SmppServer withTrust(SSLContext context) {
        return new SmppServer(encrypted, host, port, login, source, Optional.of(context), times, window);
    }

    /**
     * The same, with other times to wait: 5 seconds for a connection and 10 for each answer, unless told otherwise.
     *
     * @throws IllegalArgumentException if one is less than a millisecond or over a minute
     */
    public SmppServer withTimeouts(Duration connect, Duration answer) {
        Times other = new Times(connect, answer, times.enquireLink);
        return new SmppServer(encrypted, host, port, login, source, trust, other, window);
    }

    /**
     * The same; a connection over which nothing came for so long is asked whether it still stands (enquire_link), instead of after 30
     * seconds.
     *
     * @throws IllegalArgumentException if it is less than a millisecond or over ten minutes
     */
    public SmppServer withEnquireLink(Duration silence) {
        Times other = new Times(times.connect, times.answer, silence);
        return new SmppServer(encrypted, host, port, login, source, trust, other, window);
    }

    /**
     * The same, with so many messages at once that wait for their answer, instead of 10: what the carrier calls the window.
     *
     * @param most 1 to 100
     * @throws IllegalArgumentException if it is another number
     */
    public SmppServer withWindow(int most) {
        return new SmppServer(encrypted, host, port, login, source, trust, times, most);
    }

    /** Without the login and the source. */
    @Override
    public String toString() {
        return "SmppServer[" + host.toLowerCase(Locale.ROOT) + ":" + port + ", " + (encrypted ? "TLS" : "PLAIN") + "]";
    }

    private static String host(String host) {
        if (host.isBlank() || host.chars().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
            throw new IllegalArgumentException("the host is a name or an address without spaces");
        }
        return host;
    }

    /** The text is not quoted: it may be the password. */
    static String ascii(String name, String text, int most) {
        boolean printable = text.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.US_ASCII.newEncoder().canEncode(text);
        if (!printable || text.length() > most) {
            throw new IllegalArgumentException(
                    "the " + name + " is at most " + most + " printable characters of ASCII");
        }
        return text;
    }

    private static int within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("the " + name + " is 1 to " + most + ", not " + value);
        }
        return value;
    }

    private static void within(String name, Duration value, Duration most) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("the " + name + " is a millisecond or more, and at most " + most);
        }
    }
}
