package io.github.proofring.registry.spi;

/** How a conditional write ended. */
public enum Stored {
    /** The row is as the change says. */
    STORED,
    /** The row was not in the state the change replaces; nothing was written. */
    CONFLICT,
    /** Another account holds one of the credential ids; nothing was written. Trying again does not help. */
    CREDENTIAL_TAKEN
}
