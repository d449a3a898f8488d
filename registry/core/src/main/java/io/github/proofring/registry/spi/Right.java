package io.github.proofring.registry.spi;

import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Strength;

/** By what right something was done to an account. */
public sealed interface Right {
    /**
     * By a proof.
     *
     * @param method   that was proved; it may be off the account since
     * @param strength what that proof was worth
     */
    record Proof(MethodId method, Strength strength) implements Right {}

    /** By the application's word. */
    record Application() implements Right {}

    /**
     * By an administrator.
     *
     * @param name   of the person, as the application gave it
     * @param reason as they gave it
     */
    record Administrator(String name, String reason) implements Right {}

    /** By the calendar: its time had come. */
    record Time() implements Right {}
}
