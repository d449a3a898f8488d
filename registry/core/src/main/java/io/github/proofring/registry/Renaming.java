package io.github.proofring.registry;

/** How {@link Registry#rename} ended. */
public sealed interface Renaming {
    /**
     * It has its new label.
     *
     * @param method as it is now
     */
    record Renamed(Method method) implements Renaming {}

    /**
     * The label is as it was.
     *
     * @param reason why
     */
    record NotRenamed(Reason reason) implements Renaming {}
}
