package io.github.proofring.registry;

import java.util.Collection;

/**
 * The authenticator assurance levels of NIST SP 800-63B-4 §2, the lowest first.
 *
 * <p>A code by mail is no authenticator of that standard (§3.1.3.1): whatever comes with it, it adds nothing. Two things that a person has are one
 * factor: an application and a telephone together are worth what each is.
 */
public enum Assurance {
    /** Nothing was proved, or a mailbox alone. */
    NONE,
    /** One factor (§2.1). */
    AAL1,
    /** Two factors: a password and something the person has, or a passkey that checked its user (§2.2). */
    AAL2,
    /**
     * Two factors, one of which signs for the right page with a key that cannot be copied: so no passkey that may be synced (§2.3.2, App. B).
     * That the key cannot be had out of its device is the authenticator's word, unless an attestation was asked for.
     */
    AAL3;

    /** What was proved together comes to. */
    public static Assurance of(Collection<Factor> proved) {
        boolean password = proved.stream().anyMatch(Factor::isPassword);
        boolean had = proved.stream().anyMatch(factor -> factor.is(Trait.POSSESSION));
        boolean both = proved.stream().anyMatch(factor -> factor.is(Trait.TWO_FACTOR));
        if (both || (password && had)) {
            return proved.stream().anyMatch(factor -> isBound(factor) && (password || factor.is(Trait.TWO_FACTOR)))
                    ? AAL3
                    : AAL2;
        }
        return password || had ? AAL1 : NONE;
    }

    private static boolean isBound(Factor factor) {
        return factor.is(Trait.PHISHING_RESISTANT) && factor.is(Trait.DEVICE_BOUND);
    }
}
