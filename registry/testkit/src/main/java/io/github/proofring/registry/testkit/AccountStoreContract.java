package io.github.proofring.registry.testkit; public final class AccountStoreContract { private AccountStoreContract() {} }
