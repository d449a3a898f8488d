/** For those who write or use a store: the contract it must pass, and an account store that fails on command. */
@org.jspecify.annotations.NullMarked
module io.github.proofring.registry.testkit {
    requires static transitive org.jspecify;
    requires transitive io.github.proofring.registry;
    requires transitive org.junit.jupiter.api;

    exports io.github.proofring.registry.testkit;

    // JUnit calls the contract's test methods by reflection, also from a module.
    opens io.github.proofring.registry.testkit to
            org.junit.platform.commons;
}
