package io.github.proofring.registry;

/** What a person gives as proof, in the form that the method's verifier documents: most often a {@link Code}. An open type. */
public interface Proof {}
