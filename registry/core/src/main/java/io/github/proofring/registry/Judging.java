package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Judgement;

/** One proof, and whoever can tell whether it is right. Used by one thread. */
interface Judging {
    /** Whether a proof can be hit by trying. */
    boolean guessable();

    /** A method of this kind as its owner may see it. */
    Method view(Enrolled method);

    /** What a new method is called by itself. */
    String ownName(Bytes state);

    /** Whether a new method takes the place of the account's others of its kind. */
    boolean replacesItself();

    Judgement enrollment(Slot slot);

    Judgement proof(Enrolled method);
}
