/**
 * For those who write or use an account store.
 *
 * <p>A new adapter shows that it keeps the contract by a test class of a few lines that extends
 * {@link io.github.proofring.registry.testkit.AccountStoreContract}; an application tests its own answer to a failing database with
 * {@link io.github.proofring.registry.testkit.UnreliableAccountStore}.
 */
package io.github.proofring.registry.testkit;
