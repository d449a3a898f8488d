package io.github.proofring.registry.spi;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Description;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One kind of proof method: how it is set up and how a proof of it is judged. It keeps nothing between calls; the registry
 * brings what it needs and stores what it answers. Safe for use by many threads.
 *
 * <p>The {@code judge} calls are functions of their arguments alone: after a lost race the registry asks again. They answer any
 * proof, also one of a class they do not know, with a {@link Judgement} and never with an exception.
 */
public interface Verifier {
    /** The kind it answers for. Always the same. */
    MethodKind kind();

    /** Whether a proof can be hit by trying, so that wrong ones must be counted and slowed. True for anything typed. */
    boolean guessable();

    /** Whether {@link #describe} always gives a name, so that a person need not think of one. */
    default boolean namesItself() {
        return false;
    }

    /** Whether an account has at most one method of this kind, so that a new one takes the place of the one before. */
    default boolean replacesItself() {
        return false;
    }

    /**
     * What can be said of a method to its owner, and later to the application.
     *
     * @param state as the last accepted proof left it
     */
    default Description describe(Bytes state) {
        return Description.NONE;
    }

    /**
     * Draws up a new method. Asked again after a lost race, so that each ticket has a drawing of its own.
     *
     * @param account     whose it will be
     * @param accountName the name by which the person knows the account; any text
     * @param existing    the states of the account's methods of this kind, for one that must not be made twice
     */
    Opening openEnrollment(AccountId account, String accountName, List<Bytes> existing, Instant now);

    /**
     * Asks for a proof of a method.
     *
     * @param state as the last accepted proof left it
     */
    Opening openProof(Bytes state, Instant now);

    /**
     * Draws up a new method that is made without asking the person, in the moment after they proved themselves another way. Empty, which is
     * the standard, for a kind that needs them.
     */
    default Optional<Opening> openConditionalEnrollment(
            AccountId account, String accountName, List<Bytes> existing, Instant now) {
        return Optional.empty();
    }

    /** Asks for a proof of a method after the application has checked another factor. The same as any proof, for most kinds. */
    default Opening openSecondFactor(Bytes state, Instant now) {
        return openProof(state, now);
    }

    /**
     * Asks for a proof of a method that is not there, so that a stranger sees no difference. Empty, which is the standard, for a kind of which
     * none can be invented.
     */
    default Optional<Opening> openInvented() {
        return Optional.empty();
    }

    /**
     * Asks for a proof of any method of this kind, of an account that the proof itself will name. Empty, which is the standard, for
     * a kind whose proofs name none.
     */
    default Optional<Opening> openDiscoverable(Instant now) {
        return Optional.empty();
    }

    /**
     * What a proof says of whose it is, before anything of it was judged: enough to look the method up, and for nothing else. Empty
     * if it says nothing, or is of another class.
     */
    default Optional<Claim> claim(Proof proof) {
        return Optional.empty();
    }

    /** Judges the proof that ends an enrollment. {@code pending} is what {@link #openEnrollment} put into the ticket. */
    Judgement judgeEnrollment(Bytes pending, Proof proof, Instant now);

    /** Judges a proof of a method. {@code pending} is what {@link #openProof} put into the ticket. */
    Judgement judgeProof(Bytes state, Bytes pending, Proof proof, Instant now);
}
