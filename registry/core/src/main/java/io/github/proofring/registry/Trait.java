package io.github.proofring.registry;

/** Something that is true of a method, as its last proof showed it. */
public enum Trait {
    /** It is bound to one device, and lost with it. */
    DEVICE_BOUND,
    /** It may be copied to the owner's other devices, and to whoever takes over the account that does so (NIST SP 800-63B-4 App. B). */
    SYNCABLE,
    /** It has been copied, so that it outlives its device. */
    BACKED_UP
}
