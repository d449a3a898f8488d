/** Accounts, their proof methods and the rules around them. Begin with {@link io.github.proofring.registry.Registry}. */
package io.github.proofring.registry;
