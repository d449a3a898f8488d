package io.github.proofring.registry;

/** Something that is true of a method, as its last proof showed it. */
public enum Trait {
    /** Something that its owner has, and that nobody else has at the same time without their loss or help. A mailbox is none (NIST SP 800-63B-4 §3.1.3.1). */
    POSSESSION,
    /** It comes over the telephone network, so another way is to be offered beside it (NIST SP 800-63B-4 §3.2.9). */
    RESTRICTED,
    /** It signs for the right page only (NIST SP 800-63B-4 §3.2.5). */
    PHISHING_RESISTANT,
    /** It checks its user itself, and did: two factors in one. */
    TWO_FACTOR,
    /** It is bound to one device, and lost with it. */
    DEVICE_BOUND,
    /** It may be copied to the owner's other devices, and to whoever takes over the account that does so (NIST SP 800-63B-4 App. B). */
    SYNCABLE,
    /** It has been copied, so that it outlives its device. */
    BACKED_UP
}
