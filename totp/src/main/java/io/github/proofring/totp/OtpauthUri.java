package io.github.proofring.totp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What an authenticator app learns by scanning: {@code otpauth://totp/Issuer:account?secret=…&issuer=Issuer}, or
 * {@code hotp} with a counter. There is no
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

    private final AppEntry entry;

    private OtpauthUri(AppEntry entry) {
        this.entry = entry;
    }

    /**
     * A URI for enrolling a person's authenticator app.
     *
     * @param issuer who runs the service, as the person knows it; apps group and pick icons by it, so never change it. May
     *     have spaces, but see {@link #cautions()}.
     * @param account which account there, usually the sign-in name
     * @param secret what the server keeps, too
     * @param totp the parameters; window and drift are the server's own affair and not part of the URI
     * @throws OtpauthUriException if a part is empty, has a colon, a character that does not show or a space at its end; if
     *     both parts with the colon between them take more than 64 bytes of UTF-8; if T0 is not the Unix epoch, which no app
     *     can be told
     */
    public static OtpauthUri of(String issuer, String account, Secret secret, Totp totp) {
        return of(new AppEntry(issuer, account, secret, new MovingFactor.ByTime(totp)));
    }

    /**
     * A URI for a token or an app that counts.
     *
     * @param next the counter of the first code to show, which is the one that the server expects
     * @throws OtpauthUriException as above
     */
    public static OtpauthUri of(String issuer, String account, Secret secret, Hotp hotp, Counter next) {
        return of(new AppEntry(issuer, account, secret, new MovingFactor.ByCounter(hotp, next)));
    }

    /**
     * A URI for what an app keeps, to hand it on.
     *
     * @throws OtpauthUriException as above
     */
    public static OtpauthUri of(AppEntry entry) {
        refuseUnreadable("issuer", entry.issuer());
        refuseUnreadable("account", entry.account());
        Objects.requireNonNull(entry.secret());
        if (entry.factor() instanceof MovingFactor.ByTime time
                && time.totp().t0().getEpochSecond() != 0) {
            throw new OtpauthUriException("t0", "apps count from the Unix epoch and cannot be told otherwise");
        }
        int bytes = labelBytes(entry);
        if (bytes > MAX_LABEL_BYTES) {
            throw new OtpauthUriException(
                    "label",
                    "issuer and account take " + bytes + " bytes of UTF-8, and a YubiKey has " + MAX_LABEL_BYTES
                            + ": shorten the account");
        }
        return new OtpauthUri(entry);
    }

    private static void refuseUnreadable(String name, String part) {
        if (part.isEmpty() || !part.equals(Names.stripped(part))) {
            throw new OtpauthUriException(name, Leniency.PADDED_NAME.problem());
        }
        if (part.indexOf(':') >= 0) {
            throw new OtpauthUriException(name, Leniency.COLON_IN_ISSUER.problem());
        }
        if (Names.hasHidden(part)) {
            throw new OtpauthUriException(name, Leniency.HIDDEN_CHARACTER.problem());
        }
    }

    /** As a YubiKey counts them. */
    private static int labelBytes(AppEntry entry) {
        long period = entry.factor() instanceof MovingFactor.ByTime time
                ? time.totp().period().toSeconds()
                : 30;
        String stored = (period == 30 ? "" : period + "/") + entry.issuer() + ":" + entry.account();
        return stored.getBytes(StandardCharsets.UTF_8).length;
    }

    static boolean hasLongLabel(AppEntry entry) {
        return labelBytes(entry) > MAX_LABEL_BYTES;
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
        return of(OtpauthUriReader.read(uri, Leniencies.none()));
    }

    /**
     * Reads a URI that somebody else wrote, as an authenticator app has to: whatever has one likely meaning is read so, and
     * every indulgence is named. An application that imports may show them, or refuse some.
     *
     * @param uri at most 2,048 characters
     * @throws OtpauthUriException naming the part, for what has no meaning or more than one: another scheme or type, no
     *     secret, two values of one parameter, a character that is not Base32, a secret below 80 bits, bytes that are not UTF-8, a number
     *     out of range, an algorithm that nobody knows, Steam's codes. Neither the secret nor any other text of the URI is in
     *     the message.
     */
    public static TolerantReading parseTolerantly(String uri) {
        Leniencies leniencies = Leniencies.all();
        AppEntry entry = OtpauthUriReader.read(uri, leniencies);
        return new TolerantReading(entry, leniencies.met());
    }

    /** What the app keeps: all that the URI says. */
    public AppEntry entry() {
        return entry;
    }

    /** Who runs the service. */
    public String issuer() {
        return entry.issuer();
    }

    /** Which account there. */
    public String account() {
        return entry.account();
    }

    /** The shared secret. */
    public Secret secret() {
        return entry.secret();
    }

    /** The time or a counter, with the parameters of the codes; with the standard window or look-ahead if the URI was read. */
    public MovingFactor factor() {
        return entry.factor();
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
        String encodedIssuer = PercentCoding.encode(issuer());
        StringBuilder uri = new StringBuilder(160).append("otpauth://");
        uri.append(factor() instanceof MovingFactor.ByTime ? "totp/" : "hotp/");
        uri.append(encodedIssuer).append(':').append(PercentCoding.encode(account()));
        uri.append("?secret=").append(secret().base32()).append("&issuer=").append(encodedIssuer);
        if (factor().algorithm() != Algorithm.SHA1) {
            uri.append("&algorithm=").append(factor().algorithm().name());
        }
        if (factor().digits() != DecimalCode.MIN_DIGITS) {
            uri.append("&digits=").append(factor().digits());
        }
        if (factor() instanceof MovingFactor.ByCounter counted) {
            uri.append("&counter=").append(counted.next().value());
        } else if (factor() instanceof MovingFactor.ByTime time
                && !time.totp().period().equals(Totp.standard().period())) {
            uri.append("&period=").append(time.totp().period().toSeconds());
        }
        return uri.toString();
    }

    private Object parameters() {
        return factor() instanceof MovingFactor.ByTime time ? time.totp() : factor();
    }

    /** Issuer, account and parameters, without the secret. */
    @Override
    public String toString() {
        return "OtpauthUri[" + issuer() + ":" + account() + ", secret redacted, " + parameters() + "]";
    }
}
