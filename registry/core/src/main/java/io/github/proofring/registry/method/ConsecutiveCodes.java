package io.github.proofring.registry.method;

import io.github.proofring.registry.Proof;

/**
 * Two codes that an authenticator app showed one right after the other: the proof for {@link AuthenticatorApps} when single
 * codes are refused because the clock of the phone is off. What is found is remembered, so that single codes do from then on.
 *
 * @param first what was typed of the code that was shown first
 * @param second what was typed of the one after it
 */
public record ConsecutiveCodes(String first, String second) implements Proof {
    /** Leaves the codes out. */
    @Override
    public String toString() {
        return "ConsecutiveCodes[…]";
    }
}
