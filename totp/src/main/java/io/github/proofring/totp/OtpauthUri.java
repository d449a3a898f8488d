package io.github.proofring.totp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What an authenticator app learns by scanning: {@code otpauth://totp/Issuer:account?secret=…&issuer=Issuer}. There is no
 * standard behind it, only a page of Google's and what each app makes of it; this class writes what all of them read alike:
 * the issuer in both places, {@code %20} for a space, no colon inside a part, a label that fits a YubiKey, and no parameter
 * that says what is the default anyway.
 *
 * <p>It holds the secret, so {@link #toString()} is redacted and {@link #revealUri()} is the way out. Immutable but for the
 * secret, which its owner may destroy; safe for use by many threads; equal by identity.
 */
public final class OtpauthUri {
    /** A YubiKey stores {@code period/issuer:account} in 64 bytes, the period only when it is not 30 seconds. */
    private static final int MAX_LABEL_BYTES = 64;

    private final String issuer;
    private final String account;
    private final Secret secret;
    private final Totp totp;

    private OtpauthUri(String issuer, String account, Secret secret, Totp totp) {
        this.issuer = issuer;
        this.account = account;
        this.secret = secret;
        this.totp = totp;
    }

    /**
     * A URI for enrolling a person.
     *
     * @param issuer who runs the service, as the person knows it; apps group and pick icons by it, so never change it. May
     *     have spaces, but see {@link #cautions()}.
     * @param account which account there, usually the sign-in name
     * @param secret what the server keeps, too
     * @param totp the parameters; the window is the server's own affair and not part of the URI
     * @throws OtpauthUriException if a part is empty, has a colon, a control character or a space at its end, or is no text;
     *     if both parts with the colon between them take more than 64 bytes of UTF-8; if T0 is not the Unix epoch, which no
     *     app can be told
     */
    public static OtpauthUri of(String issuer, String account, Secret secret, Totp totp) {
        refuseUnreadable("issuer", issuer);
        refuseUnreadable("account", account);
        Objects.requireNonNull(secret);
        if (totp.t0().getEpochSecond() != 0) {
            throw new OtpauthUriException("t0", "apps count from the Unix epoch and cannot be told otherwise");
        }
        refuseLongLabel(issuer, account, totp);
        return new OtpauthUri(issuer, account, secret, totp);
    }

    private static void refuseUnreadable(String name, String part) {
        if (part.isEmpty() || !part.equals(part.strip())) {
            throw new OtpauthUriException(name, "it must not be empty, nor begin or end with a space");
        }
        if (part.indexOf(':') >= 0) {
            throw new OtpauthUriException(name, "a colon separates issuer and account, so neither may have one");
        }
        if (part.codePoints().anyMatch(OtpauthUri::isDeceptive)) {
            throw new OtpauthUriException(name, "it has a character that does not show, or half of one");
        }
    }

    /** Controls, lone surrogates, line breaks, and the marks that turn the writing direction so that a name reads as another. */
    private static boolean isDeceptive(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (codePoint >= 0x202a && codePoint <= 0x202e)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static void refuseLongLabel(String issuer, String account, Totp totp) {
        long period = totp.period().toSeconds();
        String stored = (period == 30 ? "" : period + "/") + issuer + ":" + account;
        int bytes = stored.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_LABEL_BYTES) {
            throw new OtpauthUriException(
                    "label",
                    "issuer and account take " + bytes + " bytes of UTF-8, and a YubiKey has " + MAX_LABEL_BYTES
                            + ": shorten the account");
        }
    }

    /**
     * Reads a URI strictly: what this class writes, in any order of parameters, with defaults spelled out or not and the
     * issuer in one place or both.
     *
     * @param uri at most 2,048 characters
     * @throws OtpauthUriException for everything else, naming the part: another scheme or type, an unknown or repeated
     *     parameter, a bad escape, a raw {@code +}, two issuers that differ, a colon inside a part, a secret below 128 bits,
     *     a number out of range. Neither the secret nor any other text of the URI is in the message.
     */
    public static OtpauthUri parse(String uri) {
        return OtpauthUriReader.read(uri);
    }

    /** Who runs the service. */
    public String issuer() {
        return issuer;
    }

    /** Which account there. */
    public String account() {
        return account;
    }

    /** The shared secret. */
    public Secret secret() {
        return secret;
    }

    /** The parameters, with the standard window if the URI was read. */
    public Totp totp() {
        return totp;
    }

    /**
     * The major apps that are known not to honour what this URI asks for; empty for {@link Totp#standard()}, a secret of 128
     * bits and an issuer without a space. They show no error but codes that never match, so ask for one code back before the
     * enrollment counts. Worth a look in a test of the application.
     */
    public List<Caution> cautions() {
        return Cautions.of(this);
    }

    /**
     * The URI with the secret in it, ASCII only, for {@link QrCode#of} and for a link on the phone itself. It must not get
     * into a log or a third party's page.
     *
     * @throws IllegalStateException if the secret was destroyed
     */
    public String revealUri() {
        String encodedIssuer = PercentCoding.encode(issuer);
        StringBuilder uri = new StringBuilder(160);
        uri.append("otpauth://totp/").append(encodedIssuer).append(':').append(PercentCoding.encode(account));
        uri.append("?secret=").append(secret.base32()).append("&issuer=").append(encodedIssuer);
        Totp standard = Totp.standard();
        if (totp.algorithm() != standard.algorithm()) {
            uri.append("&algorithm=").append(totp.algorithm().name());
        }
        if (totp.digits() != standard.digits()) {
            uri.append("&digits=").append(totp.digits());
        }
        if (!totp.period().equals(standard.period())) {
            uri.append("&period=").append(totp.period().toSeconds());
        }
        return uri.toString();
    }

    /** Issuer, account and parameters, without the secret. */
    @Override
    public String toString() {
        return "OtpauthUri[" + issuer + ":" + account + ", secret redacted, " + totp + "]";
    }
}
