/**
 * For those who write or use a store.
 *
 * <p>A new adapter shows that it keeps the contract by a test class of a few lines that extends
 * {@link io.github.proofring.registry.testkit.AccountStoreContract}, {@link io.github.proofring.registry.testkit.BudgetStoreContract} or
 * {@link io.github.proofring.registry.testkit.HistoryStoreContract}; an application tests its own answer to a failing database with
 * {@link io.github.proofring.registry.testkit.UnreliableAccountStore}, and moves time with
 * {@link io.github.proofring.registry.testkit.ClockedAccountStore}.
 */
package io.github.proofring.registry.testkit;
