/**
 * The stores that come with the registry. For tests and first steps {@link io.github.proofring.registry.store.InMemoryAccountStore}
 * and {@link io.github.proofring.registry.store.InMemoryBudgetStore}; for everything else
 * {@link io.github.proofring.registry.store.JdbcAccountStore} and {@link io.github.proofring.registry.store.JdbcBudgetStore}.
 */
package io.github.proofring.registry.store;
