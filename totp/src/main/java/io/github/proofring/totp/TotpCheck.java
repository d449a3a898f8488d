package io.github.proofring.totp;

/** The answer of {@link Totp#check}: exactly one of three. */
public sealed interface TotpCheck {

    /**
     * The code is right and its step was not used before.
     *
     * @param next what to store in place of the progress that was passed in, before the person is let in
     */
    record Matched(Progress next) implements TotpCheck {}

    /**
     * The code is right for a step inside the window, but that step or a later one was accepted before. To be refused; to be
     * told apart from a guess, because whoever sends it has seen a real code: most often the person pressing the button
     * twice, else somebody who looked over a shoulder.
     */
    record Replayed() implements TotpCheck {}

    /** The code is not that of any step inside the window, or no code at all. To be counted as a failed attempt. */
    record Mismatched() implements TotpCheck {}
}
