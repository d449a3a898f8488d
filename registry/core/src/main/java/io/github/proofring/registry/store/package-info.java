/**
 * The account stores that come with the registry: {@link io.github.proofring.registry.store.InMemoryAccountStore} for tests and
 * first steps, {@link io.github.proofring.registry.store.JdbcAccountStore} for everything else.
 */
package io.github.proofring.registry.store;
