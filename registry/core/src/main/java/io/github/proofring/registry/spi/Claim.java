package io.github.proofring.registry.spi;

import io.github.proofring.registry.AccountId;

/**
 * Whose a proof says it is.
 *
 * @param account    the account that it names
 * @param credential the method of that account, by the name that no other account may hold
 */
public record Claim(AccountId account, CredentialId credential) {}
