package io.github.proofring.registry.spi;

import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Trait;
import java.util.Optional;
import java.util.Set;

/**
 * One kind of proof method to which codes are sent: what an address of it is, and what is written to it. The codes themselves are the
 * registry's: it draws, counts, compares and forgets them, and decides when one may be sent. Safe for use by many threads.
 */
public interface SentCodes {
    /** The kind it answers for. Always the same, and no verifier's. */
    MethodKind kind();

    /** How its messages travel. */
    Channel channel();

    /** How many digits a code has, 6 to 8. */
    int digits();

    /** How much it is worth to have received a code. */
    Strength strength();

    /** What is true of every method of this kind. */
    Set<Trait> traits();

    /** How a received code is called in an {@code amr} claim, in the words of RFC 8176. */
    Set<String> amr();

    /**
     * Reads an address as a person typed it. The one call that may ask others, such as a look-up of the carrier, and take seconds.
     *
     * @param typed any text
     */
    Addressed read(String typed);

    /**
     * Who is at the address.
     *
     * @param state as {@link #read} gave it
     */
    Recipient recipient(Bytes state);

    /**
     * The address as its owner may see it before they proved who they are: masked, 1 to 64 characters on one line.
     *
     * @param state as {@link #read} gave it
     */
    String masked(Bytes state);

    /**
     * The address as its owner typed it, in full.
     *
     * @param state as {@link #read} gave it
     */
    String typed(Bytes state);

    /**
     * A masked address of nobody, such as an unknown account might have. Empty, which is the standard, for a kind of which none can be invented.
     *
     * @param seed any number; the same gives the same address
     */
    default Optional<String> invented(int seed) {
        return Optional.empty();
    }

    /**
     * A name for the address that no other account may hold, where an address is for one account alone. Empty, which is the standard, where
     * it may serve several. The store keeps it in the clear, so it must not tell the address.
     *
     * @param state as {@link #read} gave it
     */
    default Optional<CredentialId> exclusive(Bytes state) {
        return Optional.empty();
    }

    /**
     * Writes the message with a code.
     *
     * @param state as {@link #read} gave it
     */
    Message write(Bytes state, CodeMessage code);

    /**
     * Writes the message that tells the owner of an event. It holds no code.
     *
     * @param state as {@link #read} gave it
     */
    Message write(Bytes state, AlertMessage alert);
}
