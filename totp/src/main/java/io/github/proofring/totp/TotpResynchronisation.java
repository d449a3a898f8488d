package io.github.proofring.totp;

/** The answer of {@link Totp#resynchronise}: exactly one of four. */
public sealed interface TotpResynchronisation {

    /**
     * Both codes are right, neither was used before, and the clock that they tell of is within {@link Totp#maxDrift()}.
     *
     * @param next what to store in place of the progress that was passed in, before the person is let in; it remembers the
     *     drift that was found
     */
    record Matched(Progress next) implements TotpResynchronisation {}

    /**
     * Both codes are right, but the clock that they tell of is further off than {@link Totp#maxDrift()} allows, by up to a day.
     * To be refused: the person sets the phone's clock or enrolls again.
     */
    record TooFarOff() implements TotpResynchronisation {}

    /** Both codes are right, but one of them or a later one was accepted before. To be refused, as {@link TotpCheck.Replayed}. */
    record Replayed() implements TotpResynchronisation {}

    /** Not two consecutive codes of any time that is near enough. To be counted as one failed attempt. */
    record Mismatched() implements TotpResynchronisation {}
}
