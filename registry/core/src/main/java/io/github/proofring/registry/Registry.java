package io.github.proofring.registry;

public final class Registry {
    private Registry() {}
}
