/**
 * The account stores that come with the registry: {@link InMemoryAccountStore} for tests and first steps.
 */
package io.github.proofring.registry.store;
