package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/**
 * The browser session on the other end. A ticket begun by one caller is refused from any other, so one that leaks is
 * worthless. Immutable.
 */
public final class Caller {
    private static final int MIN_BINDING = 16;
    private static final int LONGEST_SOURCE = 48;

    private final String binding;
    private final Optional<String> deviceToken;
    private final Optional<String> openedLink;
    private final Locale language;
    private final String source;

    private Caller(
            String binding, Optional<String> deviceToken, Optional<String> openedLink, Locale language, String source) {
        this.binding = binding;
        this.deviceToken = deviceToken;
        this.openedLink = openedLink;
        this.language = language;
        this.source = source;
    }

    /**
     * A session, known by a random value that only the server and this session's own requests lead to: kept in the server-side
     * session, at least 16 characters, not the session id itself.
     *
     * @throws IllegalArgumentException if it is shorter
     */
    public static Caller session(String binding) {
        if (binding.length() < MIN_BINDING) {
            throw new IllegalArgumentException("a binding is a random value of at least " + MIN_BINDING
                    + " characters, kept with the session: this one has " + binding.length());
        }
        return new Caller(binding, Optional.empty(), Optional.empty(), Locale.ENGLISH, "");
    }

    /**
     * A caller that cannot be told from any other: whoever holds a ticket can then use it. Only for programs where a ticket never
     * leaves the process.
     */
    public static Caller dangerouslyUnbound() {
        return new Caller("", Optional.empty(), Optional.empty(), Locale.ENGLISH, "");
    }

    /**
     * The same session, with the device token that this browser holds ({@link Registry#deviceToken}). Any text will do: a wrong one
     * is as good as none.
     */
    public Caller withDevice(String token) {
        return new Caller(binding, Optional.of(token), openedLink, language, source);
    }

    /**
     * The same session, which came by the link of an alert: with its {@linkplain OpenedLink#pass pass}, wrong codes that others try do not make its {@link
     * Request.CancelReplacement} wait, not even those of a known device. It is looked at for that request and its resends alone. Any text will do: a wrong one is as
     * good as none, and so is that of a replacement that is over, or of a link after which another to the same address was opened.
     */
    public Caller withOpenedLink(String pass) {
        return new Caller(binding, deviceToken, Optional.of(pass), language, source);
    }

    /** The same session; messages to its person are in this language, where there are sentences in it. English unless told otherwise. */
    public Caller withLanguage(Locale spoken) {
        return new Caller(binding, deviceToken, openedLink, spoken, source);
    }

    /**
     * The same session; what it does is kept with this in the account's history ({@link Registry#history}, {@link Registry#recentUse}): something by which its
     * owner knows it again, such as {@code Firefox on Linux, 203.0.113.7}. Of any text, what stands on a line is kept, up to 48 bytes in UTF-8.
     */
    public Caller withSource(String text) {
        return new Caller(
                binding,
                deviceToken,
                openedLink,
                language,
                Labels.line(text, LONGEST_SOURCE).strip());
    }

    String source() {
        return source;
    }

    Locale language() {
        return language;
    }

    Optional<String> deviceToken() {
        return deviceToken;
    }

    Optional<String> openedLink() {
        return openedLink;
    }

    /** What a ticket keeps of the binding. */
    Bytes fingerprint() {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(binding.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    /** Leaves the binding out. */
    @Override
    public String toString() {
        return "Caller[…]";
    }
}
