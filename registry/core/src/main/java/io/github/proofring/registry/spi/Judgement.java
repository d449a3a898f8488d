package io.github.proofring.registry.spi;

import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Strength;
import java.util.Optional;
import java.util.Set;

/** What a verifier makes of a proof. It becomes true only when the registry has stored what follows from it. */
public sealed interface Judgement {
    /**
     * The proof is right.
     *
     * @param state      what to keep of the method from now on: the secret or public key, and whatever makes this very proof
     *                   unacceptable the next time (the time step, the counter); at most {@link #MAX_STATE} bytes, sealed at rest
     * @param strength   how much this proof is worth
     * @param credential at an enrollment, a name that no other account may hold; ignored otherwise
     * @param amr        how it was proved, in the words of RFC 8176: what is known to be true and nothing more
     */
    record Proven(Bytes state, Strength strength, Optional<CredentialId> credential, Set<String> amr)
            implements Judgement {
        /** The largest state, in bytes. */
        public static final int MAX_STATE = 4096;

        /** @throws IllegalArgumentException if the state is larger than {@link #MAX_STATE} */
        public Proven {
            amr = Set.copyOf(amr);
            if (state.size() > MAX_STATE) {
                throw new IllegalArgumentException(
                        "a method's state has at most " + MAX_STATE + " bytes, not " + state.size());
            }
        }
    }

    /** The proof has the right form and is wrong. Counted against the method if it is {@linkplain Verifier#guessable guessable}. */
    record Wrong() implements Judgement {}

    /**
     * The proof was not worth judging: {@link Reason#MALFORMED_PROOF}, or right and {@link Reason#CODE_ALREADY_USED}. Not counted.
     *
     * @param reason why
     */
    record Refused(Reason reason) implements Judgement {}
}
