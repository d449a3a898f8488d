package io.github.proofring.totp;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

/**
 * How much of a {@link QrCode} may be damaged or covered while it still reads (ISO/IEC 18004). On a screen nothing is:
 * {@link #LOW} gives the largest modules and is read from the farthest.
 */
public enum ErrorCorrection {
    /** Level L, about 7 %. */
    LOW(ErrorCorrectionLevel.L, 2953),
    /** Level M, about 15 %. */
    MEDIUM(ErrorCorrectionLevel.M, 2331),
    /** Level Q, about 25 %. */
    QUARTILE(ErrorCorrectionLevel.Q, 1663),
    /** Level H, about 30 %. */
    HIGH(ErrorCorrectionLevel.H, 1273);

    private final ErrorCorrectionLevel level;
    private final int maxBytes;

    ErrorCorrection(ErrorCorrectionLevel level, int maxBytes) {
        this.level = level;
        this.maxBytes = maxBytes;
    }

    /** How many bytes of ASCII the largest QR code of this level holds, whatever they are. */
    public int maxBytes() {
        return maxBytes;
    }

    ErrorCorrectionLevel level() {
        return level;
    }
}
