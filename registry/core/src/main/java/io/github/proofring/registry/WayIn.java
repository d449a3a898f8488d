package io.github.proofring.registry;

/**
 * A way to sign in as it may be shown to someone of whom nothing is known: without the name that its owner gave it.
 *
 * @param method its name, for {@link Request.FirstFactor}
 * @param kind   what kind it is
 * @param masked the masked address, for a kind to which codes are sent; else empty
 */
public record WayIn(MethodId method, MethodKind kind, String masked) {}
