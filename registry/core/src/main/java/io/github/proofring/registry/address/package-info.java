/**
 * What a person types as their email address or telephone number, read once and strictly. Both readings take any text and throw
 * nothing: {@link io.github.proofring.registry.address.EmailAddress#parse} answers with an address or none,
 * {@link io.github.proofring.registry.address.PhonePolicy#read} with a number or the reason why it is not taken.
 */
package io.github.proofring.registry.address;
