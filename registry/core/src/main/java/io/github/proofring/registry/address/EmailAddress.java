package io.github.proofring.registry.address;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An address to which mail can be sent: RFC 5321 §4.1.2 with the non-ASCII local parts of RFC 6531 §3.3. Two are equal if mail to
 * both takes the same way, which is if their {@link #value()} is the same. Immutable.
 */
public final class EmailAddress {
    /** What is looked at, in chars: over the 254 octets that an address may have, and room for a domain that gets shorter in ASCII. */
    private static final int LONGEST_TYPED = 320;

    /** RFC 5321 §4.5.3.1.1, in octets. */
    private static final int LONGEST_LOCAL_PART = 64;

    /** What fits between the angle brackets of a path of 256 octets, RFC 5321 §4.5.3.1.3. */
    private static final int LONGEST = 254;

    /** In a domain, letters that IDNA2003 turns into others and IDNA2008 keeps (RFC 5894 §7.2): two domains, maybe of two owners. */
    private static final String AMBIGUOUS = "\u00df\u03c2";

    /**
     * RFC 5322 §3.2.3 specials but the dot. Quoted strings, comments, routes and names need one of them. They do not get as far as JMail,
     * which 2.1.0 answers to some of them with an exception ({@code "..<(@a} with a space before it).
     */
    private static final String SPECIALS = "()<>[]:;@\\,\"";

    private static final EmailValidator SYNTAX =
            JMail.validator().requireTopLevelDomain().disallowSingleCharacterTopLevelDomains();

    private static final int LONGEST_MASKED = 64;

    /** One mailbox, whatever the dots in its name. */
    private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");

    /** Letters and marks that show nothing by design (Unicode's Default_Ignorable_Code_Point beyond the format characters). */
    private static final String BLANK =
            "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2065\u2800\u3164\uffa0";

    private final String typed;
    private final String localPart;
    private final String domain;

    private EmailAddress(String typed, String localPart, String domain) {
        this.typed = typed;
        this.localPart = localPart;
        this.domain = domain;
    }

    /**
     * Reads what a person typed. Spaces around it are dropped. The domain is put into lower case and into its ASCII form (IDNA2003).
     *
     * <p>Not taken, though some standard has them: comments, routes, names with angle brackets, addresses of hosts in brackets, domains
     * without a dot, quoted local parts (RFC 5321 §4.1.2 advises against them, and they would spell one mailbox in two ways), invisible
     * and control characters wherever they stand, and domains with {@code ß} or {@code ς} that are not in ASCII form.
     *
     * @param typed any text
     * @return the address, or none if the text is not one
     */
    public static Optional<EmailAddress> parse(String typed) {
        String trimmed = withoutOuterSpaces(typed);
        int at = trimmed.lastIndexOf('@');
        return trimmed.length() > LONGEST_TYPED
                        || at < 0
                        || !trimmed.codePoints().allMatch(EmailAddress::isVisible)
                ? Optional.empty()
                : asciiDomain(trimmed.substring(at + 1))
                        .map(domain -> new EmailAddress(trimmed, trimmed.substring(0, at), domain))
                        .filter(EmailAddress::isWellFormed);
    }

    private static String withoutOuterSpaces(String typed) {
        int from = 0;
        int to = typed.length();
        while (from < to && isSpace(typed.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(typed.charAt(to - 1))) {
            to--;
        }
        return typed.substring(from, to);
    }

    /** What keyboards put there, and never the end of a line. */
    private static boolean isSpace(char c) {
        return Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** What a person can see and a header can hold. JMail takes NUL and other controls in a local part. */
    private static boolean isVisible(int codePoint) {
        boolean selector =
                (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0000 && codePoint <= 0xe0fff);
        if (selector || BLANK.indexOf(codePoint) >= 0) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static Optional<String> asciiDomain(String typed) {
        if (typed.chars().anyMatch(c -> AMBIGUOUS.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    private boolean isWellFormed() {
        return localPart.chars().noneMatch(c -> SPECIALS.indexOf(c) >= 0)
                && octets(localPart) <= LONGEST_LOCAL_PART
                && octets(value()) <= LONGEST
                && SYNTAX.isValid(value());
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** What the person typed, without the spaces around it: to be shown to them, as it is what they know. */
    public String typed() {
        return typed;
    }

    /**
     * What mail is sent to: the local part as it was typed, since only its host knows whether case counts there (RFC 5321 §2.4), and
     * the domain in lower case and ASCII. At most 254 octets of UTF-8 on one line; if the local part is not ASCII, the mail server has to
     * know SMTPUTF8. Reading it again gives an equal address.
     */
    public String value() {
        return localPart + "@" + domain;
    }

    /**
     * How the address is counted, so that one mailbox has one budget however it is spelt: composed (NFC), in lower case, and without a
     * {@code +} in the local part and what follows it. It is never sent to: {@code jo+shop@} and {@code jo@} are two addresses where a
     * method is concerned, and most often one mailbox where a flood is. Dots are left, as they count
     * nearly everywhere, but for Gmail, which reads past them and has two domains. A local part that begins with {@code +} is left whole.
     */
    public String budgetKey() {
        int plus = localPart.indexOf('+');
        String mailbox = plus > 0 ? localPart.substring(0, plus) : localPart;
        String counted = Normalizer.normalize(lowerCase(mailbox), Normalizer.Form.NFC);
        return GMAIL.contains(domain) ? counted.replace(".", "") + "@gmail.com" : counted + "@" + domain;
    }

    /**
     * A reminder to its owner that tells nobody else the address: {@code j•••@e•••.com}. The first character of the local part and of the
     * domain and the top-level domain, always the same three dots, so it does not tell how long the rest is. A domain that was not ASCII
     * shows its own letters.
     */
    public String masked() {
        String shown = IDN.toUnicode(domain);
        String masked = first(localPart) + "•••@" + first(shown) + "•••" + shown.substring(shown.lastIndexOf('.'));
        return masked.codePointCount(0, masked.length()) > LONGEST_MASKED
                ? masked.substring(0, masked.offsetByCodePoints(0, LONGEST_MASKED))
                : masked;
    }

    /** Letter by letter: a sigma at the end of a word is the same letter. */
    private static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder();
        text.codePoints()
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .forEach(lower::appendCodePoint);
        return lower.toString();
    }

    private static String first(String text) {
        return Character.toString(text.codePointAt(0));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress address && address.value().equals(value());
    }

    @Override
    public int hashCode() {
        return value().hashCode();
    }

    /** Masked, so that a log does not hold the address. */
    @Override
    public String toString() {
        return masked();
    }
}
