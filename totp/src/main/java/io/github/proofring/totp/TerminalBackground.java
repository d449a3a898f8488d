package io.github.proofring.totp;

/**
 * What a terminal paints behind its text. {@link QrCode#terminalText} must be told, since it can only leave out the one
 * colour and write the other: the wrong one gives a code with light and dark exchanged (ISO/IEC 18004: reflectance
 * reversal), which many scanners do not read.
 */
public enum TerminalBackground {
    /** Light text on a dark ground, as most terminals come: the light modules are written. */
    DARK,
    /** Dark text on a light ground, and paper: the dark modules are written. */
    LIGHT
}
