package io.github.proofring.registry;

/**
 * What a person must see to make their proof, as the method's verifier defines it: a QR code to scan, how many digits to type,
 * options for a passkey. An open type: each verifier documents its own prompts.
 */
public interface Prompt {}
