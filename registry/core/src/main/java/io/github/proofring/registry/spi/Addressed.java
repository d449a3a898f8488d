package io.github.proofring.registry.spi;

import io.github.proofring.registry.Reason;

/** What became of an address that was typed. */
public sealed interface Addressed {
    /**
     * It is one to which codes may be sent.
     *
     * @param state what to keep of it; at most {@link #MAX_STATE} bytes, sealed at rest
     */
    record At(Bytes state) implements Addressed {
        /** The largest state, in bytes: it travels in the ticket. */
        public static final int MAX_STATE = 1536;

        /** @throws IllegalArgumentException if the state is larger than {@link #MAX_STATE} */
        public At {
            if (state.size() > MAX_STATE) {
                throw new IllegalArgumentException(
                        "what is kept of an address has at most " + MAX_STATE + " bytes, not " + state.size());
            }
        }
    }

    /**
     * It is not.
     *
     * @param reason why
     */
    record Refused(Reason reason) implements Addressed {}
}
