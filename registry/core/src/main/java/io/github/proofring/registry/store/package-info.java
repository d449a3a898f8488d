/**
 * The stores that come with the registry. For tests and first steps {@link io.github.proofring.registry.store.InMemoryAccountStore},
 * {@link io.github.proofring.registry.store.InMemoryBudgetStore} and {@link io.github.proofring.registry.store.InMemoryHistoryStore}; for
 * everything else {@link io.github.proofring.registry.store.JdbcAccountStore}, {@link io.github.proofring.registry.store.JdbcBudgetStore} and
 * {@link io.github.proofring.registry.store.JdbcHistoryStore}.
 */
package io.github.proofring.registry.store;
