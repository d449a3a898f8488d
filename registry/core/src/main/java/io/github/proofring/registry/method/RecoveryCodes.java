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
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Recovery codes, on paper or in a safe, for the day when everything else is lost: a set of ten, each good once (NIST SP 800-63B-4 §3.1.2, look-up
 * secrets, and §4.2.1.1, saved recovery codes). Shows them with {@link Codes}, once; takes {@link Kept} to end the enrollment and a {@link Code} from
 * then on.
 *
 * <p>A code has 80 random bits, in four groups of four. What is kept is Argon2id of each, with one salt for the set, so that a check costs one hash
 * however many are left. An account has one set: a new one takes the place of the one before in the write that accepts it.
 *
 * <p>Argon2id takes 19 MiB while it runs. As many run at once as there are processors; who has to wait for longer than two seconds is told that
 * it is busy, and nothing is counted.
 */
public final class RecoveryCodes implements Verifier {
    /** The kind it answers for. */
    public static final MethodKind KIND = new MethodKind("recovery-codes");

    /** How many codes a set has. */
    public static final int CODES = 10;

    private static final Set<String> AMR = Set.of("otp");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Argon2 argon2;

    /** With the numbers that OWASP names first for Argon2id: 19 MiB, two passes. */
    public RecoveryCodes() {
        this(Argon2.standard());
    }

    RecoveryCodes(Argon2 argon2) {
        this.argon2 = argon2;
    }

    /**
     * The codes, to be shown, printed and kept. They are never seen again.
     *
     * @param codes ten, such as {@code 7F3K-Q2XW-M9TA-0BCD}
     */
    public record Codes(List<String> codes) implements Prompt {
        /** The same codes. */
        public Codes {
            codes = List.copyOf(codes);
        }

        /** Leaves the codes out. */
        @Override
        public String toString() {
            return "Codes[…]";
        }
    }

    /** The person says that they have kept the codes. */
    public record Kept() implements Proof {}

    /** A recovery code is wanted. */
    public record RecoveryCodeWanted() implements Prompt {}

    @Override
    public MethodKind kind() {
        return KIND;
    }

    @Override
    public boolean guessable() {
        return true;
    }

    @Override
    public boolean namesItself() {
        return true;
    }

    @Override
    public boolean replacesItself() {
        return true;
    }

    /** How many are left is a number that tells its owner when to make new ones. */
    @Override
    public Description describe(Bytes state) {
        return new Description(
                "Recovery codes",
                Set.of(Trait.POSSESSION),
                OptionalInt.of(RecoveryState.of(state).left()));
    }

    @Override
    public Opening openEnrollment(AccountId account, String accountName, List<Bytes> existing, Instant now) {
        byte[] drawn = new byte[CODES * RecoveryCode.BYTES];
        RANDOM.nextBytes(drawn);
        List<String> shown =
                RecoveryCode.split(drawn).stream().map(RecoveryCode::shown).toList();
        return new Opening(new Codes(shown), Bytes.copyOf(drawn));
    }

    @Override
    public Opening openProof(Bytes state, Instant now) {
        return new Opening(new RecoveryCodeWanted(), Bytes.EMPTY);
    }

    @Override
    public Judgement judgeEnrollment(Bytes pending, Proof proof, Instant now) {
        if (!(proof instanceof Kept)) {
            return new Judgement.Refused(Reason.MALFORMED_PROOF);
        }
        byte[] salt = new byte[RecoveryState.SALT_BYTES];
        RANDOM.nextBytes(salt);
        List<Bytes> hashes = new ArrayList<>();
        for (RecoveryCode code : RecoveryCode.split(pending.toArray())) {
            Optional<Bytes> hash = argon2.hash(code.bytes(), salt);
            if (hash.isEmpty()) {
                return new Judgement.Refused(Reason.BUSY);
            }
            hashes.add(hash.get());
        }
        return proven(RecoveryState.fresh(argon2, Bytes.copyOf(salt), hashes));
    }

    @Override
    public Judgement judgeProof(Bytes state, Bytes pending, Proof proof, Instant now) {
        Optional<RecoveryCode> code = proof instanceof Code typed ? RecoveryCode.read(typed.typed()) : Optional.empty();
        if (code.isEmpty()) {
            return new Judgement.Refused(Reason.MALFORMED_PROOF);
        }
        RecoveryState set = RecoveryState.of(state);
        return argon2.like(set)
                .hash(code.get().bytes(), set.salt().toArray())
                .map(set::judge)
                .orElseGet(() -> new Judgement.Refused(Reason.BUSY));
    }

    static Judgement proven(RecoveryState next) {
        return new Judgement.Proven(next.toBytes(), Strength.TYPED_CODE, Optional.empty(), AMR);
    }
}
