package io.github.proofring.registry.method;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Description;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Prompt;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Trait;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Judgement;
import io.github.proofring.registry.spi.Opening;
import io.github.proofring.registry.spi.Verifier;
import io.github.proofring.totp.OtpauthUri;
import io.github.proofring.totp.Progress;
import io.github.proofring.totp.Secret;
import io.github.proofring.totp.Totp;
import io.github.proofring.totp.TotpCheck;
import io.github.proofring.totp.TotpResynchronisation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Authenticator apps: a code that a phone works out from a secret and the time (RFC 6238). Asks with {@link SetUp} and {@link
 * CodeWanted}, and takes a {@link Code}, or {@link ConsecutiveCodes} from a phone whose clock is off.
 *
 * <p>The step of the last accepted code is kept with the secret and moves in the write that accepts, so no code is accepted
 * twice; the code that ended the enrollment is the first of them. So is the drift of the phone's clock (§6), which is followed
 * up to {@link Totp#maxDrift()}. The window and that limit are this object's; the other parameters are kept
 * with each method, so those that were enrolled under others go on working.
 */
public final class AuthenticatorApps implements Verifier {
    /** The kind it answers for. */
    public static final MethodKind KIND = new MethodKind("authenticator-app");

    private static final Set<String> AMR = Set.of("otp");

    private final String issuer;
    private final Totp totp;

    /**
     * Apps with {@link Totp#standard()}, which all of them understand.
     *
     * @param issuer the service's name as the app will show it
     * @throws io.github.proofring.totp.OtpauthUriException if it cannot be part of an otpauth URI
     */
    public AuthenticatorApps(String issuer) {
        this(issuer, Totp.standard());
    }

    /**
     * Apps with other parameters. See {@link OtpauthUri#cautions()} for who ignores them.
     *
     * @throws io.github.proofring.totp.OtpauthUriException if the issuer cannot be part of an otpauth URI, or leaves less than 16
     *     of its 64 bytes for the account
     */
    public AuthenticatorApps(String issuer, Totp totp) {
        this.issuer = issuer;
        this.totp = totp;
        // Fails now, and not at the first person's enrollment.
        OtpauthUri.of(issuer, "a".repeat(AccountLabel.SHORTEST_ROOM), Secret.random(totp.algorithm()), totp);
    }

    /**
     * What the person must get into their app.
     *
     * @param uri for the QR code, and as a link on the phone itself; it holds the secret and does not print it
     */
    public record SetUp(OtpauthUri uri) implements Prompt {}

    /**
     * A code is wanted.
     *
     * @param digits how many, 6 to 8
     */
    public record CodeWanted(int digits) implements Prompt {}

    @Override
    public MethodKind kind() {
        return KIND;
    }

    @Override
    public boolean guessable() {
        return true;
    }

    @Override
    public Description describe(Bytes state) {
        return new Description("", Set.of(Trait.POSSESSION));
    }

    @Override
    public Opening openEnrollment(AccountId account, String accountName, List<Bytes> existing, Instant now) {
        Secret secret = Secret.random(totp.algorithm());
        String label = AccountLabel.fitting(issuer, accountName, totp);
        Bytes pending = new AppState(totp, secret, Progress.NEVER).toBytes();
        return new Opening(new SetUp(OtpauthUri.of(issuer, label, secret, totp)), pending);
    }

    @Override
    public Opening openProof(Bytes state, Instant now) {
        return new Opening(new CodeWanted(AppState.of(state, totp).totp().digits()), Bytes.EMPTY);
    }

    @Override
    public Optional<Opening> openInvented() {
        return Optional.of(new Opening(new CodeWanted(totp.digits()), Bytes.EMPTY));
    }

    @Override
    public Judgement judgeEnrollment(Bytes pending, Proof proof, Instant now) {
        return judge(AppState.of(pending, totp), proof, now);
    }

    @Override
    public Judgement judgeProof(Bytes state, Bytes pending, Proof proof, Instant now) {
        return judge(AppState.of(state, totp), proof, now);
    }

    private static Judgement judge(AppState state, Proof proof, Instant now) {
        // A text that cannot be a code is no guess: it costs the owner nothing and the store no write.
        if (proof instanceof Code code && state.totp().isCode(code.typed())) {
            return judge(state, code, now);
        }
        if (proof instanceof ConsecutiveCodes codes
                && state.totp().isCode(codes.first())
                && state.totp().isCode(codes.second())) {
            return judge(state, codes, now);
        }
        return new Judgement.Refused(Reason.MALFORMED_PROOF);
    }

    private static Judgement judge(AppState state, Code code, Instant now) {
        TotpCheck check = state.totp().check(state.secret(), code.typed(), now, state.progress());
        if (check instanceof TotpCheck.Matched matched) {
            return proven(state, matched.next());
        }
        return check instanceof TotpCheck.Replayed
                ? new Judgement.Refused(Reason.CODE_ALREADY_USED)
                : new Judgement.Wrong();
    }

    private static Judgement judge(AppState state, ConsecutiveCodes codes, Instant now) {
        TotpResynchronisation found =
                state.totp().resynchronise(state.secret(), codes.first(), codes.second(), now, state.progress());
        if (found instanceof TotpResynchronisation.Matched matched) {
            return proven(state, matched.next());
        }
        if (found instanceof TotpResynchronisation.Replayed) {
            return new Judgement.Refused(Reason.CODE_ALREADY_USED);
        }
        return found instanceof TotpResynchronisation.TooFarOff
                ? new Judgement.Refused(Reason.CLOCK_TOO_FAR_OFF)
                : new Judgement.Wrong();
    }

    private static Judgement proven(AppState state, Progress next) {
        Bytes kept = new AppState(state.totp(), state.secret(), next).toBytes();
        return new Judgement.Proven(kept, Strength.TYPED_CODE, Optional.empty(), AMR);
    }
}
