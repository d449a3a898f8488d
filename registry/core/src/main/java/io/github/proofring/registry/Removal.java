package io.github.proofring.registry;

/** How {@link Registry#remove} ended. */
public sealed interface Removal {
    /**
     * The method is off the account, and every authority made with it is void.
     *
     * @param method as it was
     */
    record Removed(Method method) implements Removal {}

    /**
     * The method stays.
     *
     * @param reason why
     */
    record NotRemoved(Reason reason) implements Removal {}
}
